import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Schema } from '../../lib/api';
import { periodOf } from '../../lib/metric';
import { useChangeOf } from '../../ui/use-change';
import { CUTS, type Cut, type Days, DEFAULT_DAYS, DEFAULT_GOAL, type RespondingSearch } from './search';

export type Cell = Schema<'Cell'>;
export type Part = Schema<'Part'>;
export type Goal = Schema<'GoalShape'>;

/** What was chosen above, as the server is asked it. A level knows neither team nor teammate, clock nor goal. */
function chosenOf(search: RespondingSearch, now: number, without: readonly Cut[] = []) {
  const only = CUTS.flatMap((each) => {
    const value = search[each];
    return value && !without.includes(each) ? [`${each}:${value === 'none' ? '' : value}`] : [];
  });
  return { ...periodOf(search.days ?? DEFAULT_DAYS, now), only };
}

/** What teammates worked: by the clock on the wall, and without a goal. */
export const WORKED = ['handle_time', 'active_time', 'wrap_up_time'] as const;
export type WorkedId = (typeof WORKED)[number];

export function numberQuery(id: string, search: RespondingSearch, now: number, by?: Cut) {
  const isLevel = id === 'still_waiting';
  const isWait = !isLevel && id !== 'reply_rate' && !WORKED.some((each) => each === id);
  const query = {
    ...chosenOf(search, now, isLevel ? ['team', 'teammate'] : by ? [by] : []),
    ...(isWait ? { clock: search.clock, within: search.goal ?? DEFAULT_GOAL } : {}),
    ...(isLevel || id === 'reply_rate' ? {} : { trimmed: search.trimmed === 'yes' }),
    by,
  };
  return queryOptions({
    queryKey: ['metrics', id, query] as const,
    queryFn: ({ signal }) => api.get('/api/metrics/{id}', { path: { id }, query, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

export const goalsQuery = queryOptions({
  queryKey: ['goals'],
  queryFn: async ({ signal }) => (await api.get('/api/goals', { signal })).items,
});

export function useGoalChange<Input, Answer>(change: (input: Input) => Promise<Answer>, onDone?: () => void) {
  return useChangeOf('responding', goalsQuery.queryKey, change, onDone);
}

/** How far a goal is reached in the period: by its own clock, team and channel. */
export function reachedQuery(goal: Goal, days: Days, now: number) {
  const only = [
    ...(goal.team_id ? [`team:${goal.team_id}`] : []),
    ...(goal.channel_id ? [`channel_id:${goal.channel_id}`] : []),
  ];
  const query = { ...periodOf(days, now), only, clock: goal.clock, within: goal.seconds };
  return queryOptions({
    queryKey: ['metrics', goal.metric, query] as const,
    queryFn: ({ signal }) => api.get('/api/metrics/{id}', { path: { id: goal.metric }, query, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

export function weekQuery(search: RespondingSearch, now: number) {
  const query = { ...chosenOf(search, now), clock: search.clock };
  return queryOptions({
    queryKey: ['metrics', 'response_time', 'rhythm', query] as const,
    queryFn: ({ signal }) => api.get('/api/metrics/{id}/rhythm', { path: { id: 'response_time' }, query, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}
