import { expect, it } from 'vitest';
import { rowOf, rowsOf, touchpointsOf, withNews } from './line-rows';
import type { LinePage, Touchpoint } from './types';

const at = (id: string, occurred_at: string) => ({ id, occurred_at, position: Number(id) }) as Touchpoint;
const page = (...items: Touchpoint[]): LinePage => ({ items, next: null, total: items.length });
const [one, two, three] = [
  at('1', '2026-10-14T09:00:00Z'),
  at('2', '2026-10-14T23:30:00Z'),
  at('3', '2026-10-15T08:00:00Z'),
];

it('begins a new day where the day of the viewer begins', () => {
  const days = (zone: string) => rowsOf([three, two, one], zone).rows.map((row) => ('day' in row ? 'day' : row.key));
  expect(days('UTC')).toEqual(['day', '3', 'day', '2', '1']);
  expect(days('Europe/Berlin')).toEqual(['day', '3', '2', 'day', '1']);
});

it('makes no row anew when older touchpoints come in beneath', () => {
  const viewed = { ...one, id: '5', name: 'Page Viewed' } as Touchpoint;
  const seen = { ...one, id: '6', name: 'Product Viewed', occurred_at: '2026-10-14T08:59:59Z' } as Touchpoint;
  const first = rowsOf([three, two, viewed], 'UTC');
  const all = [three, two, viewed, seen];
  const second = rowsOf(all, 'UTC', first.settled);
  expect(second).toEqual(rowsOf(all, 'UTC'));
  // The last of the first page went with what came after it; the two above stand as they were.
  expect(second.rows.map((row) => row.key).slice(-2)).toEqual(['2', '6']);
  expect(second.rows[1]).toBe(first.rows[1]);
  expect(second.rows[3]).toBe(first.rows[3]);
});

it('makes every row anew when the zone or what is above has changed', () => {
  const first = rowsOf([two, one], 'UTC');
  expect(rowsOf([two, one], 'Europe/Berlin', first.settled)).toEqual(rowsOf([two, one], 'Europe/Berlin'));
  expect(rowsOf([three, two, one], 'UTC', first.settled)).toEqual(rowsOf([three, two, one], 'UTC'));
  expect(rowsOf([one], 'UTC', first.settled)).toEqual(rowsOf([one], 'UTC'));
});

it('takes in what is new without dropping or doubling what is there', () => {
  const pages = withNews([page(two), page(one)], { ...page(three, two), total: 3 });
  expect(touchpointsOf(pages).map((each) => each.id)).toEqual(['3', '2', '1']);
  expect(pages[0]?.total).toBe(3);
  expect(withNews(pages, page(three, two))).toBe(pages);
});

it('finds a folded touchpoint in the row it went with', () => {
  const joined = { ...one, id: '4', name: 'Customer Joined' } as Touchpoint;
  const { rows } = rowsOf([one, joined], 'UTC');
  expect(rows).toHaveLength(2);
  expect([rowOf(rows, '1'), rowOf(rows, '4'), rowOf(rows, '9')]).toEqual([1, 1, -1]);
});
