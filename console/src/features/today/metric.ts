import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Page } from '../../lib/api';
import { formatFineDuration, formatNumber, formatShare } from '../../lib/format';

export type Definition = {
  id: string;
  name: string;
  question: string;
  formula: string;
  unit: string;
  direction: string;
  lens: string;
  clock: string;
  booked_at: string;
  exclusions: string[] | string;
  source: string;
};

export type Point = { at: string; value: number | null; n: number; complete?: boolean };
export type Bucket = { label: string; count: number };
export type Interval = [number, number] | { low: number; high: number } | null;

/** What GET /api/metrics/{id} answers. */
export type Answer = {
  metric: Definition;
  n: number;
  low_sample: boolean;
  no_data: boolean;
  value: number | null;
  interval: Interval;
  median: number | null;
  mean: number | null;
  p90: number | null;
  buckets: Bucket[];
  trend: Point[];
  before: { value: number | null; n: number } | null;
  change: 'up' | 'down' | 'no_clear_change' | null;
};

export type Behind = { customer_id: string | null; conversation_id: string | null; at: string; value: number | null };

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
    queryFn: ({ signal }) => api.get<Answer>(`/api/metrics/${id}`, { query: period, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

export function behindQuery(id: string, days: number, now: number) {
  const query = { ...periodOf(days, now), limit: 20 };
  return queryOptions({
    queryKey: ['metrics', id, 'behind', query] as const,
    queryFn: ({ signal }) => api.get<Page<Behind>>(`/api/metrics/${id}/behind`, { query, signal }),
  });
}

const SHARES = new Set(['share', 'ratio', 'percent', 'fraction', 'proportion']);
const DURATIONS = new Set(['seconds', 'duration', 's']);

/** A value in the words of its unit: "3 min", "3.4 %", "38". */
export function formatValue(value: number, unit: string, locale: string): string {
  if (DURATIONS.has(unit)) return formatFineDuration(value);
  if (SHARES.has(unit)) return formatShare(value, locale);
  return formatNumber(value, locale, Math.abs(value) < 10 ? 1 : 0);
}

export function intervalOf(interval: Interval): [number, number] | null {
  if (!interval) return null;
  return Array.isArray(interval) ? interval : [interval.low, interval.high];
}

export type ChangeTone = 'positive' | 'negative' | 'neutral';

/** Whether a change is for the better: that depends on which way the metric should go. */
export function toneOf(change: Answer['change'], direction: string): ChangeTone {
  if (change !== 'up' && change !== 'down') return 'neutral';
  const wanted = direction.startsWith('lower') ? 'down' : 'up';
  return change === wanted ? 'positive' : 'negative';
}
