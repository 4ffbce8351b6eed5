import { expect, it } from 'vitest';
import { steady } from './steady';

const rows = (...said: string[]) => said.map((each) => ({ id: each.charAt(0), said: each }));
const texts = (found: { said: string }[]) => found.map((row) => row.said);

it('keeps rows where they are and shows what is new of them', () => {
  expect(texts(steady(rows('a1', 'b1', 'c1'), rows('c2', 'a1', 'b1')))).toEqual(['a1', 'b1', 'c2']);
});

it('lets go of who is gone, and has newcomers wait', () => {
  expect(texts(steady(rows('a1', 'b1', 'c1'), rows('n1', 'c1', 'a1')))).toEqual(['a1', 'c1']);
});

it('takes in the next page', () => {
  expect(texts(steady(rows('a1', 'b1'), rows('b1', 'a1', 'c1', 'd1')))).toEqual(['a1', 'b1', 'c1', 'd1']);
});
