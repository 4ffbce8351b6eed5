import { expect, it } from 'vitest';
import { parentsFor, pathsOf, treeOf } from './tree';

const twigs = [
  { id: 'l', parent_id: 'd', name: 'Late', is_archived: false },
  { id: 'p', parent_id: null, name: 'Payment', is_archived: false },
  { id: 'd', parent_id: null, name: 'Delivery', is_archived: true },
  { id: 'x', parent_id: 'gone', name: 'Stray', is_archived: false },
];

it('stands in order, each after what it lies beneath, and none is lost', () => {
  expect(treeOf(twigs).map(({ path, depth }) => [path, depth])).toEqual([
    ['Delivery', 0],
    ['Delivery / Late', 1],
    ['Payment', 0],
    ['Stray', 0],
  ]);
});

it('archives what lies beneath something archived', () => {
  expect(
    pathsOf(twigs)
      .filter((each) => each.isArchived)
      .map((each) => each.id),
  ).toEqual(['d', 'l']);
});

it('offers no place beneath itself', () => {
  expect(parentsFor('d', twigs).map((each) => each.id)).toEqual(['p', 'x']);
  expect(parentsFor(null, twigs)).toHaveLength(4);
});
