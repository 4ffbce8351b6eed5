import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api';
import type { LineSearch } from './search';
import type { LinePage } from './types';

export type Filters = Omit<LineSearch, 'from' | 'to' | 'at'>;
export type Period = { since?: string; until?: string };
export const PAGE = 60;

export const customerQuery = (id: string) =>
  queryOptions({
    // The same key as the room customers': what it hears of this customer is seen here too.
    queryKey: ['customers', 'whole', id],
    queryFn: ({ signal }) => api.get('/api/customers/{id}', { path: { id }, signal }),
  });

export const overviewQuery = (id: string, filters: Filters) =>
  queryOptions({
    queryKey: ['line', id, 'overview', filters],
    queryFn: ({ signal }) =>
      api.get('/api/customers/{id}/line/overview', { path: { id }, query: asQuery(filters), signal }),
    placeholderData: keepPreviousData,
  });

export const feelingQuery = (id: string) =>
  queryOptions({
    queryKey: ['line', id, 'feeling'],
    queryFn: ({ signal }) => api.get('/api/customers/{id}/feeling', { path: { id }, signal }),
  });

export const lineQuery = (id: string, filters: Filters, period: Period) =>
  infiniteQueryOptions({
    queryKey: ['line', id, 'list', filters, period],
    queryFn: ({ signal, pageParam }) => linePage(id, filters, period, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page: LinePage) => page.next,
    placeholderData: keepPreviousData,
  });

export function linePage(
  id: string,
  filters: Filters,
  period: Period,
  cursor: string,
  signal?: AbortSignal,
): Promise<LinePage> {
  const query = { ...asQuery(filters), ...period, cursor, limit: PAGE };
  return api.get('/api/customers/{id}/line', { path: { id }, query, signal });
}

function asQuery({ lens, channel, department, name }: Filters) {
  return { lens, channel, department, name };
}
