import { folded, lastBreak } from '../../lib/folding';
import { dayKey } from '../../lib/format';
import type { LinePage, Touchpoint } from './types';

/** What the list shows one beneath another: touchpoints with what goes with them, and a line where a new day begins. */
export type Row = { key: string; day: string } | { key: string; touchpoint: Touchpoint; others: Touchpoint[] };

/** Rows that no touchpoint further down can change any more, and the touchpoints they are made of. */
export type Settled = { zone: string; touchpoints: readonly Touchpoint[]; rows: readonly Row[]; day: string };
export const NOTHING_SETTLED: Settled = { zone: '', touchpoints: [], rows: [], day: '' };

/** The rows of a list that grows at its end: what was settled before is not made again. */
export function rowsOf(
  touchpoints: readonly Touchpoint[],
  zone: string,
  before: Settled = NOTHING_SETTLED,
): { rows: readonly Row[]; settled: Settled } {
  const stands = before.zone === zone && before.touchpoints.every((each, place) => each === touchpoints[place]);
  const known = stands ? before : { ...NOTHING_SETTLED, zone };
  const end = Math.max(known.touchpoints.length, lastBreak(touchpoints));
  const settled = withMore(known, touchpoints.slice(known.touchpoints.length, end));
  return { rows: withMore(settled, touchpoints.slice(end)).rows, settled };
}

function withMore(before: Settled, more: readonly Touchpoint[]): Settled {
  if (more.length === 0) return before;
  const rows = [...before.rows];
  let { day } = before;
  for (const { item: touchpoint, others } of folded(more)) {
    const here = dayKey(new Date(touchpoint.occurred_at), before.zone);
    if (here !== day) {
      rows.push({ key: `day ${here} ${touchpoint.id}`, day: touchpoint.occurred_at });
      day = here;
    }
    rows.push({ key: touchpoint.id, touchpoint, others });
  }
  return { ...before, touchpoints: [...before.touchpoints, ...more], rows, day };
}

/** The row in which a touchpoint is found: its own, or the one it was folded into. */
export function rowOf(rows: readonly Row[], id: string): number {
  return rows.findIndex((row) => row.key === id || ('others' in row && row.others.some((each) => each.id === id)));
}

/** All pages as one list without doubles: while pages were fetched, newer touchpoints may have moved their borders. */
export function touchpointsOf(pages: LinePage[]): Touchpoint[] {
  const seen = new Set<string>();
  return pages.flatMap((page) => page.items).filter((item) => !seen.has(item.id) && seen.add(item.id));
}

/** The first page fetched anew, put before what is there: nothing that is on screen is dropped or moved about. */
export function withNews(pages: LinePage[], fresh: LinePage): LinePage[] {
  const [first, ...rest] = pages;
  if (!first) return [fresh];
  const known = new Set(touchpointsOf(pages).map((item) => item.id));
  const news = fresh.items.filter((item) => !known.has(item.id));
  if (news.length === 0) return pages;
  const items = [...news, ...first.items].sort(newestFirst);
  return [{ ...first, items, total: fresh.total }, ...rest.map((page) => ({ ...page, total: fresh.total }))];
}

function newestFirst(one: Touchpoint, other: Touchpoint): number {
  return Date.parse(other.occurred_at) - Date.parse(one.occurred_at) || other.position - one.position;
}
