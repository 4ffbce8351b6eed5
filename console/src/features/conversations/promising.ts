import type { Schema } from '../../lib/api';
import type { Tone } from '../../ui/status-pill';

export type Due = Schema<'DueShape'>;
export type PromiseMade = Schema<'PromiseShape'>;
export type Countdown = { is: 'left' | 'late' | 'paused' | 'unknown'; seconds: number; tone: Tone };

/** How a running promise reads at a moment (milliseconds): what is left, amber once warned of, red once late. */
export function countdown(due: Due, now: number): Countdown {
  if (due.state === 'paused') return { is: 'paused', seconds: Math.max(0, due.left ?? 0), tone: 'neutral' };
  if (!due.due_at) return { is: 'unknown', seconds: 0, tone: 'neutral' };
  const seconds = (Date.parse(due.due_at) - now) / 1000;
  if (seconds < 0) return { is: 'late', seconds: -seconds, tone: 'negative' };
  const warned = due.warns_at !== null && Date.parse(due.warns_at) <= now;
  return { is: 'left', seconds, tone: warned ? 'warning' : 'neutral' };
}

/** The one that is due first; what stands still comes after what runs. */
export function nearest(promises: readonly Due[] | undefined): Due | undefined {
  return [...(promises ?? [])].sort((one, other) => keyOf(one) - keyOf(other))[0];
}

function keyOf(due: Due): number {
  return due.due_at ? Date.parse(due.due_at) : Number.MAX_SAFE_INTEGER;
}
