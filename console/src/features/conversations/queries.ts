import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, type Page } from '../../lib/api';
import type { Conversation, Counts, Person, Tag } from './types';
import type { InboxSearch } from './views';

export const DEFAULT_VIEW = 'mine';
const PAGE = 50;

export function listQuery(search: InboxSearch) {
  const view = search.view ?? DEFAULT_VIEW;
  const query = { view, search: search.search, tag: search.tag, channel: search.channel, limit: PAGE };
  return infiniteQueryOptions({
    queryKey: ['conversations', 'list', query] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Conversation>>('/api/conversations', { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export const countsQuery = queryOptions({
  queryKey: ['conversations', 'counts'],
  queryFn: ({ signal }) => api.get<Counts>('/api/conversations/counts', { signal }),
});

export function conversationQuery(id: string) {
  return queryOptions({
    queryKey: ['conversations', 'one', id],
    queryFn: ({ signal }) => api.get<Conversation>(`/api/conversations/${id}`, { signal }),
  });
}

export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: async ({ signal }) => itemsOf(await api.get<Listed<Tag>>('/api/tags', { signal })),
});

type Teammate = Person & { active?: boolean; presence?: 'online' | 'away' | 'offline' };

export const teammatesQuery = queryOptions({
  queryKey: ['teammates'],
  queryFn: async ({ signal }) => itemsOf(await api.get<Listed<Teammate>>('/api/teammates', { signal })),
});

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async ({ signal }) => itemsOf(await api.get<Listed<Person>>('/api/teams', { signal })),
});

type Listed<Item> = Item[] | { items: Item[] };

/** Short lists come bare or as a page; both read the same. */
function itemsOf<Item>(listed: Listed<Item>): Item[] {
  return Array.isArray(listed) ? listed : listed.items;
}

/** Ask again for every list and count on screen. */
export function refreshLists(client: QueryClient): Promise<void> {
  return client.invalidateQueries({
    queryKey: ['conversations'],
    predicate: (query) => query.queryKey[1] === 'list' || query.queryKey[1] === 'counts',
  });
}
