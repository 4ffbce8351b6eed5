import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, type Schema } from '../../lib/api';
import { useLive, useResync } from '../../lib/use-live';
import { momentOf, offsetAt } from '../../lib/wall';

export type Waiting = Schema<'ConversationPage'>;
type Talk = Waiting['items'][number];

const WALL = ['conversations', 'wall'] as const;
const TOGETHER = 500;
const DAY = 86_400_000;
const MINUTE = 60;

/** Who waits for us, the longest first; the screen says so where there are more than fit into one question. */
export const waitingQuery = queryOptions({
  queryKey: [...WALL, 'waiting'] as const,
  queryFn: ({ signal }) => api.get('/api/conversations', { query: { view: 'waiting', limit: 200 }, signal }),
});

export const peopleQuery = queryOptions({
  queryKey: [...WALL, 'people'] as const,
  queryFn: async ({ signal }) => (await api.get('/api/teammates', { signal })).items,
});

/** First answers since midnight of the company, until the end of this hour. */
export function todayQuery(zone: string, now: number, within: number) {
  const wall = now + offsetAt(now, zone);
  const since = new Date(momentOf(wall - (wall % DAY), zone)).toISOString();
  const until = new Date(Math.ceil(now / 3_600_000) * 3_600_000).toISOString();
  const query = { since, until, within };
  return queryOptions({
    queryKey: [...WALL, 'today', query] as const,
    queryFn: ({ signal }) => api.get('/api/metrics/{id}', { path: { id: 'first_response_time' }, query, signal }),
  });
}

/** Seconds a conversation has waited for us. */
export function ageOf(talk: Talk, now: number): number {
  return (now - Date.parse(talk.waiting_since ?? talk.last_at)) / 1000;
}

const AGES = [
  ['minutes', 5 * MINUTE],
  ['quarter', 15 * MINUTE],
  ['hour', 60 * MINUTE],
  ['hours', 240 * MINUTE],
  ['long', Number.POSITIVE_INFINITY],
] as const;

/** How many have waited for how long. */
export function agesOf(talks: Talk[], now: number) {
  return AGES.map(([name, below], place) => {
    const from = place === 0 ? Number.NEGATIVE_INFINITY : (AGES[place - 1]?.[1] ?? 0);
    return { name, count: talks.filter((talk) => ageOf(talk, now) >= from && ageOf(talk, now) < below).length };
  });
}

/** Ask again when a conversation changes or somebody comes and goes: several changes in a row are one question. */
export function useWallLive(): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const again = () => void client.invalidateQueries({ queryKey: WALL });
  const soon = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      again();
    }, TOGETHER);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive('conversation', soon);
  useLive('presence', soon);
  useResync(again);
}
