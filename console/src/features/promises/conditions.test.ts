import { expect, test } from 'vitest';
import { linesOf, whenOf } from './conditions';

test('a condition of one level is read into lines and written as it was', () => {
  const when = {
    any: [
      { field: 'tag', is: 'is', value: ['a', 'b'] },
      { field: 'facts.orders', is: 'is', value: [3] },
      { field: 'facts.vip', is: 'is_not', value: [false] },
      { field: 'customer.company', is: 'exists', value: [] },
    ],
  };
  const lines = linesOf(when);
  expect(lines?.lines.map((line) => line.field)).toEqual(['tag', 'fact', 'fact', 'customer.company']);
  expect(lines && whenOf(lines)).toEqual(when);
});

test.each([
  ['no condition', { all: [] }, 0],
  ['one condition alone', { field: 'priority', is: 'is', value: 'urgent' }, 1],
])('%s', (_, when, count) => expect(linesOf(when)?.lines).toHaveLength(count));

test.each([
  ['nested', { all: [{ any: [] }] }],
  ['none', { none: [] }],
  ['of a field the form has not', { all: [{ field: 'page', is: 'is', value: 'x' }] }],
])('one that is %s is left alone', (_, when) => expect(linesOf(when)).toBeNull());
