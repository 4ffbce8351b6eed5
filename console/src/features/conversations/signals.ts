import type { Signals } from './types';

export const FEELINGS = ['negative', 'neutral', 'positive'] as const;
export type Feeling = (typeof FEELINGS)[number];

/** What a customer wants with a text, as it is filtered by and corrected to. */
export const INTENTS = ['question', 'problem', 'complaint', 'praise', 'suggestion', 'thanks', 'cancellation'] as const;
export const EMOTIONS = ['gratitude', 'joy', 'confusion', 'anger', 'worry', 'disappointment', 'surprise'] as const;

/** From here on a text asks to be answered before others. */
const STRONG = 0.5;

export type Said = { feeling: Feeling | null; intent: string | null; emotion: string | null; urgent: boolean };

/** What of a text is worth a word beside it: nothing where nothing is expressed. Neutral words need none. */
export function saidOf(signals: Signals): Said {
  return {
    feeling: signals.sentiment_label === 'neutral' ? null : signals.sentiment_label,
    intent: signals.intents[0]?.name ?? null,
    emotion: signals.emotions.find(({ name }) => name !== 'neutral')?.name ?? null,
    urgent: (signals.urgency ?? 0) >= STRONG,
  };
}

/** The words and rules a signal comes from, whatever of its kind it is: `emotion` has `emotion.anger` and others. */
export function reasonsOf(signals: Signals, kind: string): { by: string; rule: string | null; words: string[] }[] {
  return Object.entries(signals.because)
    .filter(([name]) => name === kind || name.startsWith(`${kind}.`))
    .flatMap(([, reasons]) => reasons);
}
