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

export function numberQuery(id: string, search: RespondingSearch, now: number, by?: Cut) {
  const isLevel = id === 'still_waiting';
  const query = {
    ...chosenOf(search, now, isLevel ? ['team', 'teammate'] : by ? [by] : []),
    ...(isLevel || id === 'reply_rate' ? {} : { clock: search.clock, trimmed: search.trimmed === 'yes' }),
    ...(isLevel || id === 'reply_rate' ? {} : { within: search.goal ?? DEFAULT_GOAL }),
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
