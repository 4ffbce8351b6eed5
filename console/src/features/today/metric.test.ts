import { expect, it } from 'vitest';
import { type Behind, formatValue, namesOf, periodOf, type Talk, toneOf } from './metric';

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

it('names a row as the inbox names the conversation, and whose it is', () => {
  const row = { conversation_id: 'c1', customer: 'Maya Okafor' } as Behind;
  const talk = { subject: null, first_words: 'Where is my parcel?', customer: { id: 'm', name: 'Maya' } } as Talk;
  expect(namesOf(row, talk)).toEqual({ title: 'Where is my parcel?', detail: 'Maya' });
  expect(namesOf(row, { ...talk, subject: 'Parcel 4711' }).title).toBe('Parcel 4711');
  expect(namesOf(row, undefined)).toEqual({ title: 'Maya Okafor', detail: null });
  expect(namesOf({ ...row, customer: null }, undefined)).toEqual({ title: null, detail: null });
});
