import { expect, test } from 'vitest';
import type { Gain } from '../types';
import { stepsOf, stepsOfTheme } from './gains';

const measured = (precision: number | null, recall: number): Gain['measured'] => ({
  precision,
  low: precision === null ? null : precision - 0.1,
  high: precision === null ? null : precision + 0.1,
  recall,
  recall_low: recall - 0.2,
  recall_high: recall + 0.2,
  n: 8,
  said: 8,
  hits: 4,
});

test('a theme goes from the fewest examples to all there are', () => {
  const gains = [
    { share: 0.5, measured: measured(0.7, 0.5) },
    { share: 0.25, measured: measured(0.6, 0.3) },
  ];
  const steps = stepsOfTheme({ gains, measured: measured(0.8, 0.6) });
  expect(steps.map((each) => [each.share, each.precision?.value, each.recall?.value])).toEqual([
    [0.25, 0.6, 0.3],
    [0.5, 0.7, 0.5],
    [1, 0.8, 0.6],
  ]);
});

test('where nothing was found there is no precision, and it is not nothing per cent', () => {
  expect(stepsOf([{ share: 0.25, measured: measured(null, 0.4) }])[0]?.precision).toBeNull();
});
