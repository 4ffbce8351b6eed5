import { expect, it } from 'vitest';
import { listOf, numberOf, oneOf, textOf, tidy } from './url-state';

it('reads only what can be used from a typed link', () => {
  const search = { view: 'mine', bad: 'nonsense', days: '7', tags: ['a', 2, ''], id: 12, empty: '' };
  expect(oneOf(search, 'view', ['mine', 'all'])).toBe('mine');
  expect(oneOf(search, 'bad', ['mine', 'all'])).toBeUndefined();
  expect(numberOf(search, 'days')).toBe(7);
  expect(numberOf(search, 'bad')).toBeUndefined();
  expect(numberOf(search, 'empty')).toBeUndefined();
  expect(textOf(search, 'id')).toBe('12');
  expect(textOf(search, 'empty')).toBeUndefined();
  expect(listOf(search, 'tags')).toEqual(['a']);
  expect(tidy({ a: 1, b: undefined, c: '' })).toEqual({ a: 1 });
});
