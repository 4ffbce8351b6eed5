import type { Schema } from './api';
import { formatFineDuration, formatNumber, formatShare } from './format';

export type Answer = Schema<'Summary'>;
export type Point = Answer['trend'][number];
export type Bucket = Answer['buckets'][number];

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** The last `days` days, cut at the hour so that the same question is asked once an hour. */
export function periodOf(days: number, now: number): { since: string; until: string } {
  const until = Math.ceil(now / HOUR) * HOUR;
  return { since: new Date(until - days * DAY).toISOString(), until: new Date(until).toISOString() };
}

const SHARES = new Set(['share', 'ratio', 'percent', 'fraction', 'proportion']);
const DURATIONS = new Set(['seconds', 'duration', 's']);

export function isDuration(unit: string): boolean {
  return DURATIONS.has(unit);
}

/** A value in the words of its unit: "3 min", "3.4 %", "38". */
export function formatValue(value: number, unit: string, locale: string): string {
  if (isDuration(unit)) return formatFineDuration(value);
  if (SHARES.has(unit)) return formatShare(value, locale);
  return formatNumber(value, locale, Math.abs(value) < 10 ? 1 : 0);
}

/** A level is how many there are: its value is its n, and any number of them is one. */
export function isLevel({ fewest }: Pick<Answer, 'fewest'>): boolean {
  return fewest === 0;
}

export type ChangeTone = 'positive' | 'negative' | 'neutral';

/** Whether a change is for the better: that depends on which way the metric should go. */
export function toneOf(change: Answer['change'], direction: string): ChangeTone {
  if ((change !== 'up' && change !== 'down') || direction.startsWith('neither')) return 'neutral';
  const wanted = direction.startsWith('lower') ? 'down' : 'up';
  return change === wanted ? 'positive' : 'negative';
}
