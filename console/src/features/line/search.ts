import { listOf, oneOf, type RawSearch, textOf } from '../../lib/url-state';

export type Lens = 'service' | 'experience';

/** What of the line is shown: in the address, so that a link shows a colleague the same. `from` and `to` are the window in time. */
export type LineSearch = {
  lens?: Lens;
  channel?: string[];
  department?: string[];
  name?: string[];
  from?: string;
  to?: string;
  /** The touchpoint that is open. */
  at?: string;
};

export function lineSearch(search: RawSearch): LineSearch {
  const from = momentOf(search, 'from');
  const to = momentOf(search, 'to');
  const ordered = from && to && from < to;
  return {
    lens: oneOf(search, 'lens', ['service', 'experience']),
    channel: listOf(search, 'channel'),
    department: listOf(search, 'department'),
    name: listOf(search, 'name'),
    from: ordered ? from : undefined,
    to: ordered ? to : undefined,
    at: textOf(search, 'at'),
  };
}

/** The filters alone, as the API takes them. */
export function filtersOf({ lens, channel, department, name }: LineSearch): Omit<LineSearch, 'from' | 'to' | 'at'> {
  return { lens, channel, department, name };
}

function momentOf(search: RawSearch, name: string): string | undefined {
  const at = Date.parse(textOf(search, name) ?? '');
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
