import type { Schema } from '../../lib/api';

export type Verdict = 'few' | 'reached' | 'missed' | 'unsure';

/** What can be said of a goal: with fewer than ten nothing, and nothing sure where it lies inside the interval. */
export function verdictOf(within: Schema<'Within'>, share: number): Verdict {
  if (within.share === null || within.interval === null) return 'few';
  const [low, high] = within.interval;
  if (low >= share) return 'reached';
  return high < share ? 'missed' : 'unsure';
}
