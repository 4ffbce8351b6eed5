import { expect, test } from 'vitest';
import { feltIn, levelOf, pathOf } from './feeling';

const felt = [
  { at: 0, sentiment: 2 },
  { at: 100, sentiment: -4 },
  { at: 101, sentiment: -2 },
  { at: 160, sentiment: 1 },
  { at: 900, sentiment: 3 },
];

test('texts close together are one dot at their mean, and the curve comes from outside and goes on', () => {
  const dots = feltIn(felt, { from: 50, to: 250 }, 200);
  expect(dots.map(({ sentiment, count }) => [sentiment, count])).toEqual([
    [2, 0],
    [-3, 2],
    [1, 1],
    [3, 0],
  ]);
  expect(dots.map(({ x }) => Math.round(x))).toEqual([-50, 50, 110, 400]);
});

test('nothing in sight is nothing to draw but the way through', () => {
  expect(feltIn([], { from: 0, to: 10 }, 100)).toEqual([]);
  expect(feltIn(felt, { from: 200, to: 300 }, 100).every((dot) => dot.count === 0)).toBe(true);
});

test('the best stands at the top and the worst at the bottom', () => {
  expect([5, 0, -5].map((value) => levelOf(value, 50, 5))).toEqual([5, 25, 45]);
});

test('a curve of one point is a point, and it never swings beyond its points', () => {
  expect(pathOf([{ x: 1, y: 2 }])).toBe('M1 2');
  expect(
    pathOf([
      { x: 0, y: 0 },
      { x: 10, y: 8 },
    ]),
  ).toBe('M0 0C5 0 5 8 10 8');
});
