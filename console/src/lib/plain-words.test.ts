import { expect, it } from 'vitest';
import { plainWords } from './plain-words';

it('shows the words of Markdown without its marks', () => {
  expect(plainWords('They **do**, _really_: [see](https://a.example) `x`')).toBe('They do, really: see x');
  expect(plainWords('***Both*** at ~~once~~\nand on')).toBe('Both at once and on');
  expect(plainWords('# Your refund')).toBe('Your refund');
});

it('shows them within the quotation marks of a touchpoint', () => {
  expect(plainWords('“**Two days**, *not* three”')).toBe('“Two days, not three”');
  expect(plainWords('“*Soon*”')).toBe('“Soon”');
  expect(plainWords('“> as you said”')).toBe('“as you said”');
});

it('leaves no mark before words that were cut off', () => {
  expect(plainWords('“We **sent** it, and **a refund will…”')).toBe('“We sent it, and a refund will…”');
});

it('leaves signs alone that mark nothing', () => {
  expect(plainWords('2 * 3 * 4 = snake_case_name')).toBe('2 * 3 * 4 = snake_case_name');
  expect(plainWords('5 > 3, 4 ** 2 and a * at the end')).toBe('5 > 3, 4 ** 2 and a * at the end');
  expect(plainWords('#4711 came')).toBe('#4711 came');
});
