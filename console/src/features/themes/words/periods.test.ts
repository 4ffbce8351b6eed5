import { expect, test } from 'vitest';
import { insightsSearch } from '../search';
import { daysOf, lengthOf, ownDays, periodsOf, rightBefore } from './periods';

const NOW = Date.parse('2026-03-01T10:20:00Z');
const BERLIN = 'Europe/Berlin';

test('the last days end with the hour, and are compared by the server with those right before', () => {
  expect(periodsOf({ days: 7 }, NOW, BERLIN)).toEqual({
    period: { since: '2026-02-22T11:00:00.000Z', until: '2026-03-01T11:00:00.000Z' },
  });
});

test('own days are whole days of the company, also over a change of clocks', () => {
  expect(ownDays('2026-03-28', '2026-03-29', BERLIN)).toEqual({
    since: '2026-03-27T23:00:00.000Z',
    until: '2026-03-29T22:00:00.000Z',
  });
  expect(ownDays('2026-03-02', '2026-03-02', 'America/New_York')).toEqual({
    since: '2026-03-02T05:00:00.000Z',
    until: '2026-03-03T05:00:00.000Z',
  });
});

test('days that are out of order, or half chosen, are no period', () => {
  expect(ownDays('2026-03-02', '2026-03-01', BERLIN)).toBeNull();
  expect(ownDays('2026-03-02', undefined, BERLIN)).toBeNull();
  const { period } = periodsOf({ from: '2026-03-02', to: '2026-03-01' }, NOW, BERLIN);
  expect(lengthOf(period)).toBe(30);
});

test('the same days a year before are the same dates, whatever the clocks did', () => {
  const { against } = periodsOf({ from: '2026-03-01', to: '2026-03-31', against: 'year' }, NOW, BERLIN);
  expect(against).toEqual({ since: '2025-02-28T23:00:00.000Z', until: '2025-03-31T22:00:00.000Z' });
  expect(periodsOf({ days: 7, against: 'year' }, NOW, BERLIN).against).toEqual({
    since: '2025-02-22T11:00:00.000Z',
    until: '2025-03-01T11:00:00.000Z',
  });
});

test('own days to compare with may be of another length; until both are chosen it is the period before', () => {
  const chosen = { days: 30, against: 'own', against_from: '2026-01-01', against_to: '2026-01-07' } as const;
  const { against } = periodsOf(chosen, NOW, BERLIN);
  expect(against && [lengthOf(against), daysOf(against, BERLIN)]).toEqual([
    7,
    { from: '2026-01-01', to: '2026-01-07' },
  ]);
  expect(periodsOf({ ...chosen, against_to: undefined }, NOW, BERLIN).against).toBeUndefined();
});

test('what stands right before a period is as long as it', () => {
  const march = ownDays('2026-03-08', '2026-03-14', BERLIN);
  expect(march && daysOf(rightBefore(march), BERLIN)).toEqual({ from: '2026-03-01', to: '2026-03-07' });
});

test('of an address only what is a day is taken', () => {
  const typed = { from: '2026-03-02', to: '2026-02-31', against: 'own', against_from: 'yesterday', against_to: 7 };
  expect(insightsSearch(typed)).toEqual({ from: '2026-03-02', against: 'own' });
});
