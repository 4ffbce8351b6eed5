export type WaitTone = 'neutral' | 'warning' | 'negative';

const LIVE = { warning: 2 * 60, negative: 5 * 60 };
const LETTER = { warning: 4 * 3600, negative: 24 * 3600 };

/** How pressing a wait is: somebody in a chat is sitting there, a letter may take hours. Seconds. */
export function waitTone(seconds: number, channelKind: string): WaitTone {
  const limits = channelKind === 'email' ? LETTER : LIVE;
  if (seconds >= limits.negative) return 'negative';
  return seconds >= limits.warning ? 'warning' : 'neutral';
}
