import { expect, test } from 'vitest';
import type { Theme } from '../types';
import { pathOf, placesFor, shown, within } from './tree';

function theme(id: string, parent_id: string | null, level: number): Theme {
  return { id, parent_id, level, name: id.toUpperCase() } as Theme;
}

const all = [
  theme('a', null, 1),
  theme('b', 'a', 2),
  theme('c', 'b', 3),
  theme('d', 'c', 4),
  theme('e', 'd', 5),
  theme('f', null, 1),
];

test('a theme is called by its whole path', () => {
  expect(pathOf(all[2] as Theme, all)).toBe('A › B › C');
});

test('within a theme lies everything below it', () => {
  expect(within('c', all).map((each) => each.id)).toEqual(['c', 'd', 'e']);
});

test('a theme is not put below itself, nor so that its last level is the sixth', () => {
  expect(placesFor(all[2] as Theme, all).map((each) => each.id)).toEqual(['a', 'b', 'f']);
  expect(placesFor(null, all).map((each) => each.id)).toEqual(['a', 'b', 'c', 'd', 'f']);
});

test('what lies below a closed theme is not shown, however deep', () => {
  expect(shown(all, new Set(['b'])).map((each) => each.id)).toEqual(['a', 'b', 'f']);
});
