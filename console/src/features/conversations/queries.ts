import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api';
import type { InboxSearch } from './views';

export const DEFAULT_VIEW = 'mine';
const PAGE = 50;

export function listQuery(search: InboxSearch) {
  const view = search.view ?? DEFAULT_VIEW;
  const { tag, topic, phase, field, priority, channel, feeling, intent, emotion, urgent, conditions, sort } = search;
  const query = {
    view,
    search: search.search,
    tag,
    topic,
    phase,
    field,
    priority,
    channel,
    feeling,
    intent,
    emotion,
    urgent,
    conditions,
    sort,
    limit: PAGE,
  };
  return infiniteQueryOptions({
    queryKey: ['conversations', 'list', query] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get('/api/conversations', { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export const countsQuery = queryOptions({
  queryKey: ['conversations', 'counts'],
  queryFn: ({ signal }) => api.get('/api/conversations/counts', { signal }),
});

/** How many are in each view somebody keeps or shares: asked every half minute, for a hundred of them cost seconds. */
export const viewCountsQuery = queryOptions({
  queryKey: ['conversations', 'view-counts'],
  queryFn: ({ signal }) => api.get('/api/views/counts', { signal }),
  staleTime: 30_000,
  refetchInterval: 30_000,
});

export function conversationQuery(id: string) {
  return queryOptions({
    queryKey: ['conversations', 'one', id],
    queryFn: ({ signal }) => api.get('/api/conversations/{id}', { path: { id }, signal }),
  });
}

/** Everything known of a customer. */
export function customerQuery(id: string) {
  return queryOptions({
    queryKey: ['customers', 'whole', id],
    queryFn: ({ signal }) => api.get('/api/customers/{id}', { path: { id }, signal }),
  });
}

export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: async ({ signal }) => (await api.get('/api/tags', { signal })).items,
});

export const teammatesQuery = queryOptions({
  queryKey: ['teammates'],
  queryFn: async ({ signal }) => (await api.get('/api/teammates', { signal })).items,
});

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async ({ signal }) => (await api.get('/api/teams', { signal })).items,
});

/** Ask again for every list and count on screen. */
export function refreshLists(client: QueryClient): Promise<void> {
  return client.invalidateQueries({
    queryKey: ['conversations'],
    predicate: (query) => query.queryKey[1] === 'list' || query.queryKey[1] === 'counts',
  });
}
