import { expect, it } from 'vitest';
import { agesOf, todayQuery } from './wall';

const NOW = Date.parse('2026-11-22T10:05:00Z');

it('counts each wait in one age', () => {
  const since = (minutes: number) => ({ waiting_since: new Date(NOW - minutes * 60_000).toISOString() }) as never;
  const ages = agesOf([since(-1), since(4), since(5), since(59), since(60), since(6000)], NOW);
  expect(ages.map(({ count }) => count)).toEqual([2, 1, 1, 1, 1]);
});

it('begins today at midnight of the company, also where it is tomorrow already and on the day the clocks change', () => {
  const since = (zone: string, now = NOW) => (todayQuery(zone, now, 60).queryKey[3] as { since: string }).since;
  expect(since('Europe/Berlin')).toBe('2026-11-21T23:00:00.000Z');
  expect(since('Pacific/Auckland', Date.parse('2026-11-22T12:00:00Z'))).toBe('2026-11-22T11:00:00.000Z');
  expect(since('Europe/Berlin', Date.parse('2026-10-25T12:00:00Z'))).toBe('2026-10-24T22:00:00.000Z');
});
