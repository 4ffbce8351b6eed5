import { expect, test } from 'vitest';
import { extended, isEmpty, NOTHING, toggled } from './selection';

const order = ['a', 'b', 'c', 'd', 'e'];

test('one is selected and let go again', () => {
  const one = toggled(NOTHING, 'b');
  expect([...one.ids]).toEqual(['b']);
  expect(isEmpty(toggled(one, 'b'))).toBe(true);
});

test('a range goes from the last one, either way, and keeps what was selected', () => {
  const down = extended(toggled(NOTHING, 'b'), 'd', order);
  expect([...down.ids]).toEqual(['b', 'c', 'd']);
  const up = extended(toggled(toggled(NOTHING, 'e'), 'c'), 'a', order);
  expect([...up.ids].sort()).toEqual(['a', 'b', 'c', 'e']);
});

test('without a last one a range is that one alone', () =>
  expect([...extended(NOTHING, 'c', order).ids]).toEqual(['c']));
