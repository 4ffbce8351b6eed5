import { expect, test } from 'vitest';
import type { Import, Mapping } from '../types';
import { isGoing, mapped } from './verbatims';

const mapping = { text: 'comment', at: 'date', score: 'stars', product: null } as Mapping;

test('a column of the file means one thing alone', () => {
  expect(mapped(mapping, 'product', 'stars')).toMatchObject({ text: 'comment', score: null, product: 'stars' });
});

test('the text cannot be left out, everything else can', () => {
  expect(mapped(mapping, 'text', null).text).toBe('comment');
  expect(mapped(mapping, 'at', null).at).toBeNull();
});

test('a file goes on until all it brought is read', () => {
  const done = { state: 'done', recorded: 10, understood: 9 } as Import;
  expect(isGoing(done)).toBe(true);
  expect(isGoing({ ...done, understood: 10 })).toBe(false);
  expect(isGoing({ ...done, state: 'cancelled' })).toBe(false);
});
