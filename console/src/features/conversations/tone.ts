import type { Signals } from './types';

/** From here on a reply reads kind, below the other sharp; between them neither, which most answers are. */
const KIND = 0.6;
const SHARP = 0.35;
const CLEAR = 0.65;
const HARD = 0.4;

export type Tone = { kindness: 'kind' | 'even' | 'sharp' | null; clarity: 'clear' | 'fair' | 'hard' | null };

/** How one of our replies reads, in a word each; nothing where it was not read or is not for whoever looks. */
export function toneOf({ kindness, clarity }: Signals): Tone | null {
  if (kindness === null && clarity === null) return null;
  return {
    kindness: kindness === null ? null : kindness >= KIND ? 'kind' : kindness < SHARP ? 'sharp' : 'even',
    clarity: clarity === null ? null : clarity >= CLEAR ? 'clear' : clarity < HARD ? 'hard' : 'fair',
  };
}

/** The reading ease and the words a sentence that clarity is worked out from, where this rule says them. */
export function easeOf(rule: string): { ease: string; words: string } | null {
  const said = /^reading ease (-?\d+) \(Flesch\), (\d+) words a sentence$/.exec(rule);
  return said?.[1] && said[2] ? { ease: said[1], words: said[2] } : null;
}
