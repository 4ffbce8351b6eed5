import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Schema } from '../../lib/api';
import { formatFineDuration, formatNumber, formatShare } from '../../lib/format';

export type Answer = Schema<'Summary'>;
export type Point = Answer['trend'][number];
export type Bucket = Answer['buckets'][number];
export type Behind = Schema<'Behind'>;

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** The last `days` days, cut at the hour so that the same question is asked once an hour. */
export function periodOf(days: number, now: number): { since: string; until: string } {
  const until = Math.ceil(now / HOUR) * HOUR;
  return { since: new Date(until - days * DAY).toISOString(), until: new Date(until).toISOString() };
}

export function metricQuery(id: string, days: number, now: number) {
  const period = periodOf(days, now);
  return queryOptions({
    queryKey: ['metrics', id, period] as const,
    queryFn: ({ signal }) => api.get('/api/metrics/{id}', { path: { id }, query: period, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

export function behindQuery(id: string, days: number, now: number) {
  const query = { ...periodOf(days, now), limit: 20 };
  return queryOptions({
    queryKey: ['metrics', id, 'behind', query] as const,
    queryFn: ({ signal }) => api.get('/api/metrics/{id}/behind', { path: { id }, query, signal }),
  });
}

export type Talk = Schema<'ConversationShape'>;

/** These conversations, with what the inbox calls them. */
export function talksQuery(ids: string[]) {
  return queryOptions({
    queryKey: ['conversations', 'some', ids] as const,
    queryFn: ({ signal }) => api.get('/api/conversations', { query: { id: ids, limit: 200 }, signal }),
    staleTime: 60_000,
  });
}

/** What a row is, and whose: a conversation by its subject or first words, as the inbox has it; else the customer. */
export function namesOf(each: Behind, talk: Talk | undefined): { title: string | null; detail: string | null } {
  const customer = talk?.customer.name ?? each.customer;
  const words = talk?.subject || talk?.first_words;
  return words ? { title: words, detail: customer } : { title: customer, detail: null };
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
  if (change !== 'up' && change !== 'down') return 'neutral';
  const wanted = direction.startsWith('lower') ? 'down' : 'up';
  return change === wanted ? 'positive' : 'negative';
}
