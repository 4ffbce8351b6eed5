import { describe, expect, it } from 'vitest';
import {
  dayKey,
  formatBytes,
  formatDay,
  formatDuration,
  formatExactDuration,
  formatFineDuration,
  formatShare,
  formatShort,
  formatSigned,
  initialsOf,
} from './format';

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [59.9, '59 s'],
    [60, '1 min'],
    [3599, '59 min'],
    [3600, '1 h'],
    [7800, '2 h 10 min'],
    [86_400, '1 d'],
    [90_000, '1 d 1 h'],
    [3 * 86_400, '3 d'],
    [8 * 86_400 + 3600, '8 d'],
    [-5, '0 s'],
  ])('%d seconds read %s', (seconds, words) => expect(formatDuration(seconds)).toBe(words));

  it('says the exact value for the tooltip', () => {
    expect(formatExactDuration(93_784)).toBe('1 d 2 h 3 min 4 s');
    expect(formatExactDuration(0)).toBe('0 s');
  });

  it('keeps the seconds of a number that is compared', () => {
    expect(formatFineDuration(214)).toBe('3 min 34 s');
    expect(formatFineDuration(7800)).toBe('2 h 10 min');
  });
});

describe('moments', () => {
  const now = new Date('2026-11-22T12:00:00Z');

  it('cuts days in the viewer’s zone', () => {
    expect(dayKey(new Date('2026-11-22T23:30:00Z'), 'Europe/London')).toBe('2026-11-22');
    expect(dayKey(new Date('2026-11-22T23:30:00Z'), 'Europe/Berlin')).toBe('2026-11-23');
  });

  it('says today, yesterday, the day, and the year only when it is another', () => {
    expect(formatDay(new Date('2026-11-22T01:00:00Z'), now, 'en-GB', 'UTC')).toBe('today');
    expect(formatDay(new Date('2026-11-21T01:00:00Z'), now, 'en-GB', 'UTC')).toBe('yesterday');
    expect(formatDay(new Date('2026-10-14T01:00:00Z'), now, 'en-GB', 'UTC')).toBe('14 Oct');
    expect(formatDay(new Date('2025-10-14T01:00:00Z'), now, 'en-GB', 'UTC')).toBe('14 Oct 2025');
  });

  it('is the time today and the day before', () => {
    expect(formatShort(new Date('2026-11-22T09:05:00Z'), now, 'en-GB', 'UTC')).toBe('09:05');
    expect(formatShort(new Date('2026-10-14T09:05:00Z'), now, 'en-GB', 'UTC')).toBe('14 Oct');
  });
});

it('says shares, sizes and initials', () => {
  expect(formatShare(0.0341, 'en-GB')).toBe('3.4 %');
  expect(formatBytes(348_211, 'en-GB')).toBe('348 kB');
  expect(formatBytes(1_500_000, 'en-GB')).toBe('1.5 MB');
  expect(initialsOf('Maya Okafor')).toBe('MO');
  expect(initialsOf('maya@shop.example')).toBe('M');
  expect(initialsOf(null)).toBe('?');
});

it.each([
  [1.24, '+1.2'],
  [-0.84, '−0.8'],
  [-1, '−1.0'],
  [0, '0.0'],
  [-0.01, '0.0'],
])('%d of what may go either way reads %s', (value, words) => expect(formatSigned(value, 'en')).toBe(words));
