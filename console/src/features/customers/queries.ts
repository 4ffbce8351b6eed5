import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, urlOf } from '../../lib/api';
import { type CustomersSearch, columnsOf, questionOf } from './search';

const PAGE = 100;

export function listQuery(search: CustomersSearch) {
  const question = questionOf(search);
  const facts = columnsOf(search).flatMap((each) => (each.startsWith('facts.') ? [each.slice(6)] : []));
  return infiniteQueryOptions({
    queryKey: ['customers', 'list', question, facts],
    queryFn: ({ pageParam, signal }) =>
      api.get('/api/customers', {
        query: { ...question, columns: facts.join(',') || 'none', cursor: pageParam, limit: PAGE },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export const factNamesQuery = queryOptions({
  queryKey: ['customers', 'fact-names'],
  queryFn: ({ signal }) => api.get('/api/customers/facts', { signal }),
  staleTime: 60_000,
});

export function customerQuery(id: string) {
  return queryOptions({
    queryKey: ['customers', 'whole', id],
    queryFn: ({ signal }) => api.get('/api/customers/{id}', { path: { id }, signal }),
  });
}

export function joinsQuery(id: string) {
  return queryOptions({
    queryKey: ['customers', 'joins', id],
    queryFn: ({ signal }) => api.get('/api/customers/{id}/joins', { path: { id }, signal }),
  });
}

export function previewQuery(id: string, other: string) {
  return queryOptions({
    queryKey: ['customers', 'preview', id, other],
    queryFn: ({ signal }) =>
      api.get('/api/customers/{id}/joins/preview', { path: { id }, query: { with: other }, signal }),
    staleTime: 0,
  });
}

/** Where the CSV of what is on screen is fetched: the same question, the same columns. */
export function csvAddress(search: CustomersSearch): string {
  const columns = ['id', 'name', ...columnsOf(search).map((each) => each.replace(/^facts\./, ''))];
  return urlOf('/api/customers.csv', { ...questionOf(search), columns: columns.join(',') });
}
