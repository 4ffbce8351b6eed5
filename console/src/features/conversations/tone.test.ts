import { expect, test } from 'vitest';
import { easeOf, toneOf } from './tone';
import type { Signals } from './types';

const read = (kindness: number | null, clarity: number | null) => toneOf({ kindness, clarity } as Signals);

test('a reply reads kind, sharp or neither; clear, hard or fairly so', () => {
  expect(read(0.82, 0.7)).toEqual({ kindness: 'kind', clarity: 'clear' });
  expect(read(0.1, 0.2)).toEqual({ kindness: 'sharp', clarity: 'hard' });
  expect(read(0.45, 0.5)).toEqual({ kindness: 'even', clarity: 'fair' });
});

test('what was not read, or is not shown, says nothing; no words have no clarity', () => {
  expect(read(null, null)).toBeNull();
  expect(read(0.45, null)).toEqual({ kindness: 'even', clarity: null });
});

test('the reading ease is told apart from the names of rules', () => {
  expect(easeOf('reading ease -12 (Flesch), 31 words a sentence')).toEqual({ ease: '-12', words: '31' });
  expect(easeOf('says what happens next')).toBeNull();
});
