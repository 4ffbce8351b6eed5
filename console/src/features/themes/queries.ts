import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api';
import { useChangeOf } from '../../ui/use-change';

export const treeQuery = queryOptions({
  queryKey: ['themes', 'tree'],
  queryFn: async ({ signal }) => (await api.get('/api/themes', { signal })).items,
});

export const archivedQuery = queryOptions({
  queryKey: ['themes', 'archived'],
  queryFn: async ({ signal }) => (await api.get('/api/themes', { query: { archived: true }, signal })).items,
});

export const startersQuery = queryOptions({
  queryKey: ['themes', 'starters'],
  queryFn: async ({ signal }) => (await api.get('/api/themes/starters', { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
});

export function examplesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['themes', 'examples', id],
    queryFn: ({ signal, pageParam }) =>
      api.get('/api/themes/{id}/examples', { path: { id }, query: { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export const ownersQuery = queryOptions({
  queryKey: ['teammates'],
  queryFn: async ({ signal }) => (await api.get('/api/teammates', { signal })).items,
});

/** A change of ours: what is shown of themes is asked for again when it is done, and a refusal is told. */
export function useThemeChange<Input, Answer>(
  change: (input: Input) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
) {
  return useChangeOf('themes', ['themes'], change, onDone);
}
