import { expect, it } from 'vitest';
import { verdictOf } from './verdict';

const within = (share: number | null, interval: [number, number] | null) => ({
  seconds: 60,
  hits: 1,
  n: 20,
  share,
  interval,
});

it.each([
  [within(null, null), 'few'],
  [within(0.95, [0.9, 0.98]), 'reached'],
  [within(1, [0.72, 1]), 'unsure'],
  [within(0.6, [0.5, 0.7]), 'missed'],
  [within(0.82, [0.75, 0.88]), 'unsure'],
  [within(0.78, [0.7, 0.84]), 'unsure'],
] as const)('says of %j against 80 %% that it is %s', (told, verdict) => {
  expect(verdictOf({ ...told, interval: told.interval ? [...told.interval] : null }, 0.8)).toBe(verdict);
});
