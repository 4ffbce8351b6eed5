import type { Schema } from '../../lib/api';
import type { Condition } from '../../lib/conditions';
import { tidy } from '../../lib/url-state';
import { DEFAULT_VIEW } from './queries';
import type { InboxSearch } from './views';

export type SavedView = Schema<'SavedViewShape'>;
export type Filters = Schema<'Filters'>;

const KEPT = [
  'tag',
  'topic',
  'priority',
  'phase',
  'field',
  'channel',
  'feeling',
  'intent',
  'emotion',
  'urgent',
] as const;

/** What of an address a view keeps: all that narrows the list, but for words that are searched for. */
export function filtersOf(search: InboxSearch): Filters {
  const kept = Object.fromEntries(KEPT.map((name) => [name, search[name] ?? null]));
  return {
    view: search.view ?? DEFAULT_VIEW,
    ...kept,
    conditions: conditionsOf(search) ?? null,
    sort: search.sort ?? null,
    columns: columnsOf(search) ?? null,
  } as Filters;
}

/** The nested conditions of an address; none where they are no JSON. */
export function conditionsOf({ conditions }: InboxSearch): Condition | undefined {
  try {
    return conditions === undefined ? undefined : (JSON.parse(conditions) as Condition);
  } catch {
    return undefined;
  }
}

/** What rows tell, as an address says; undefined: what they always do. */
export function columnsOf({ columns }: InboxSearch): string[] | undefined {
  return columns?.split(',').filter((each) => each !== '');
}

/** The address of a view; the panel at the side stays as it is. */
export function searchOf(filters: Filters, panel?: InboxSearch['panel']): InboxSearch {
  const kept = Object.fromEntries(KEPT.map((name) => [name, filters[name] || undefined]));
  return tidy({
    view: filters.view ?? DEFAULT_VIEW,
    ...kept,
    conditions: filters.conditions ? JSON.stringify(filters.conditions) : undefined,
    sort: filters.sort ?? undefined,
    columns: filters.columns?.join(','),
    panel,
  } as InboxSearch);
}

/** Whether an address narrows its view by something that can be kept. */
export function canBeKept(search: InboxSearch): boolean {
  return Object.entries(filtersOf(search)).some(([name, value]) => name !== 'view' && value !== null);
}

/** The view of one's own that an address shows, whichever order its filters were chosen in. */
export function shownBy(search: InboxSearch, views: SavedView[]): SavedView | undefined {
  if (search.search !== undefined) return undefined;
  const now = spelled(filtersOf(search));
  return views.find(({ filters }) => spelled(filtersOf(searchOf(filters))) === now);
}

/** The ids with one of them a step up or down; the same where it stands at the end already. */
export function moved(views: SavedView[], id: string, by: 1 | -1): string[] {
  const ids = views.map((each) => each.id);
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return ids;
  ids.splice(to, 0, ...ids.splice(from, 1));
  return ids;
}

function spelled(filters: Filters): string {
  return JSON.stringify(filters, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => one.localeCompare(other)))
      : value,
  );
}
