import { expect, test } from 'vitest';
import { conditionOf, countOf, groupOf, type Kind } from './conditions';

const kindOf = (field: string): Kind => (field === 'fact' ? 'fact' : field.startsWith('field.n') ? 'number' : 'choice');

test('nested conditions are read into groups and lines, and written as they were', () => {
  const when = {
    any: [
      { field: 'tag', is: 'is', value: ['a', 'b'] },
      { field: 'facts.orders', is: 'is', value: [3] },
      { none: [{ field: 'facts.vip', is: 'is', value: [false] }, { all: [{ field: 'team', is: 'missing' }] }] },
      { field: 'field.n1', is: 'above', value: [2.5] },
      { field: 'last_at', is: 'longer_ago', value: [48] },
    ],
  };
  const group = groupOf(when);
  expect(group && countOf(group)).toBe(6);
  expect(group && conditionOf(group, kindOf)).toEqual(when);
});

test.each([
  ['no condition', { all: [] }, 0],
  ['nothing at all', null, 0],
  ['one condition alone', { field: 'priority', is: 'is', value: 'urgent' }, 1],
])('%s', (_, when, count) => expect(groupOf(when)?.of).toHaveLength(count));

test('lines that say nothing yet, and groups of such, are left out', () => {
  const line = { field: 'tag', fact: '', is: 'is', values: [] };
  const fact = { field: 'fact', fact: ' ', is: 'is', values: ['x'] };
  expect(conditionOf({ how: 'any', of: [line, { how: 'none', of: [fact] }] }, kindOf)).toEqual({ any: [] });
});

test('what is no condition is left alone', () => expect(groupOf({ all: [{ colour: 'red' }] })).toBeNull());
