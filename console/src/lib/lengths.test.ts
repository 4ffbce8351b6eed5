import { expect, test } from 'vitest';
import { readLength, writeLength } from './lengths';

test.each([
  ['30 min', 1800],
  ['30', 1800],
  ['4h', 14_400],
  ['1 d 12 h', 129_600],
  ['1.5 h', 5400],
  ['1,5 Std', 5400],
  ['30 s', undefined],
  ['0', undefined],
  ['soon', undefined],
  ['4 h or so', undefined],
  ['', undefined],
])('%s', (typed, seconds) => expect(readLength(typed)).toBe(seconds));

test.each([60, 1800, 5400, 14_400, 86_400, 129_660])('%i s is read again as it is written', (seconds) =>
  expect(readLength(writeLength(seconds))).toBe(seconds),
);
