import { expect, test } from 'vitest';
import { words as ar } from '../../src/chat/words/ar.ts';
import { words as de } from '../../src/chat/words/de.ts';
import { en } from '../../src/chat/words/en.ts';
import { words as es } from '../../src/chat/words/es.ts';
import { words as fr } from '../../src/chat/words/fr.ts';
import { answersIn, dayOf, filled } from '../../src/chat/words/load.ts';

test.each(Object.entries({ de, es, fr, ar }))(
  '%s says everything English says, with the same blanks',
  (_language, words) => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort());
    for (const [name, sentence] of Object.entries(en)) {
      expect([name, words[name as keyof typeof en].match(/\{\w+\}/g)]).toEqual([name, sentence.match(/\{\w+\}/g)]);
      expect(words[name as keyof typeof en].trim()).not.toBe('');
    }
  },
);

test.each([
  [null, ''],
  [20, 'answers in about a minute'],
  [60, 'answers in about a minute'],
  [300, 'answers in about 5 minutes'],
  [7200, 'answers in about 2 h'],
  [86_400, 'answers within a day'],
])('%s seconds are "%s"', (seconds, sentence) => {
  expect(answersIn(en, seconds)).toBe(sentence);
});

test('days are told as people tell them, in their own zone', () => {
  const now = new Date(2026, 10, 22, 0, 30);
  expect(dayOf(en, 'en', new Date(2026, 10, 22, 0, 10), now)).toBe('Today');
  expect(dayOf(en, 'en', new Date(2026, 10, 21, 23, 50), now)).toBe('Yesterday');
  expect(dayOf(en, 'en', new Date(2025, 10, 21), now)).toContain('2025');
});

test('a blank without a word for it stays visible', () => {
  expect(filled('{a} {b}', { a: 1 })).toBe('1 {b}');
});
