import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Schema } from '../../lib/api';
import { periodOf } from '../../lib/metric';
import { CUTS, type Cut, DEFAULT_DAYS, DEFAULT_GOAL, type RespondingSearch } from './search';

export type Cell = Schema<'Cell'>;
export type Part = Schema<'Part'>;

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

export function weekQuery(search: RespondingSearch, now: number) {
  const query = { ...chosenOf(search, now), clock: search.clock };
  return queryOptions({
    queryKey: ['metrics', 'response_time', 'rhythm', query] as const,
    queryFn: ({ signal }) => api.get('/api/metrics/{id}/rhythm', { path: { id: 'response_time' }, query, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}
