import { expect, test } from 'vitest';
import type { WordsRow } from '../types';
import { askedOf, changeTone, feelingTone, sorted } from './words';

test('a question has the same period for a whole hour', () => {
  const at = Date.parse('2026-03-01T10:20:00Z');
  expect(askedOf({ days: 7 }, at, 'UTC')).toMatchObject({
    since: '2026-02-22T11:00:00.000Z',
    until: '2026-03-01T11:00:00.000Z',
  });
  expect(askedOf({ days: 7 }, at + 60_000, 'UTC')).toEqual(askedOf({ days: 7 }, at, 'UTC'));
});

test('more of what feels bad is bad news, and less of it is good', () => {
  expect(changeTone('up', 'down')).toBe('negative');
  expect(changeTone('down', 'down')).toBe('positive');
  expect(changeTone('up', 'up')).toBe('positive');
  expect(changeTone('up', null)).toBe('neutral');
  expect(changeTone('no clear change', 'down')).toBe('neutral');
});

test('a feeling within a half of nothing is neither good nor bad', () => {
  expect([-3, -0.4, 0, 0.4, 2].map(feelingTone)).toEqual(['negative', 'neutral', 'neutral', 'neutral', 'positive']);
});

test('themes are sorted by what is asked, what is not known last', () => {
  const row = (texts: number, mean: number | null, p: number | null, impact: number | null) =>
    ({ texts, sentiment: { n: texts, mean, low: null, high: null }, p, impact }) as WordsRow;
  const rows = [row(5, null, null, null), row(40, -2, 0.4, 0.3), row(30, -3, 0.01, 0.1)];
  expect(sorted(rows, 'texts').map((each) => each.texts)).toEqual([40, 30, 5]);
  expect(sorted(rows, 'feeling').map((each) => each.texts)).toEqual([30, 40, 5]);
  expect(sorted(rows, 'change').map((each) => each.texts)).toEqual([30, 40, 5]);
  expect(sorted(rows, 'impact').map((each) => each.texts)).toEqual([40, 30, 5]);
});
