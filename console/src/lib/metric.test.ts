import { expect, it } from 'vitest';
import { formatValue, periodOf, toneOf } from './metric';

it('asks the same question for a whole hour', () => {
  const early = periodOf(14, Date.parse('2026-11-22T10:05:00Z'));
  expect(periodOf(14, Date.parse('2026-11-22T10:55:00Z'))).toEqual(early);
  expect(early).toEqual({ since: '2026-11-08T11:00:00.000Z', until: '2026-11-22T11:00:00.000Z' });
});

it('says a value in its unit', () => {
  expect(formatValue(214, 'seconds', 'en-GB')).toBe('3 min 34 s');
  expect(formatValue(0.034, 'share', 'en-GB')).toBe('3.4 %');
  expect(formatValue(1234, 'conversations', 'en-GB')).toBe('1,234');
});

it('knows which way is better', () => {
  expect(toneOf('down', 'lower')).toBe('positive');
  expect(toneOf('up', 'lower')).toBe('negative');
  expect(toneOf('up', 'higher')).toBe('positive');
  expect(toneOf('no_clear_change', 'higher')).toBe('neutral');
});
