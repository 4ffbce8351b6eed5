import { expect, it } from 'vitest';
import { planned } from './planned';

const version = (from_at: string, time_zone = 'UTC') => ({
  from_at,
  hours: { time_zone, week: {}, holidays: [], public_holidays: null, closed_until: null, calendars: [], told: [] },
});
const [PAST, SOON, LATER] = ['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'];

it('knows which hours are still to come, and which of two for the same moment holds', () => {
  const versions = [version(PAST), version(SOON), version(SOON, 'Europe/Lisbon'), version(LATER)];
  const found = planned(versions, Date.parse('2026-11-22T10:00:00Z'));
  expect(found.map((each) => [each.from_at, each.hours.time_zone])).toEqual([
    [SOON, 'Europe/Lisbon'],
    [LATER, 'UTC'],
  ]);
});
