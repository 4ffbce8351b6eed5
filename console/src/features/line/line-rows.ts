import { folded } from '../../lib/folding';
import { dayKey } from '../../lib/format';
import type { LinePage, Touchpoint } from './types';

/** What the list shows one beneath another: touchpoints with what goes with them, and a line where a new day begins. */
export type Row = { key: string; day: string } | { key: string; touchpoint: Touchpoint; others: Touchpoint[] };

export function rowsOf(touchpoints: Touchpoint[], zone: string): Row[] {
  const rows: Row[] = [];
  let day = '';
  for (const { item: touchpoint, others } of folded(touchpoints)) {
    const here = dayKey(new Date(touchpoint.occurred_at), zone);
    if (here !== day) {
      rows.push({ key: `day ${here} ${touchpoint.id}`, day: touchpoint.occurred_at });
      day = here;
    }
    rows.push({ key: touchpoint.id, touchpoint, others });
  }
  return rows;
}

/** The row in which a touchpoint is found: its own, or the one it was folded into. */
export function rowOf(rows: Row[], id: string): number {
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
