import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { toastError, toastUndo } from '../../ui/toast';
import { viewCountsQuery } from './queries';
import { type Filters, filtersOf, moved, type SavedView } from './saved';

/** `id`: the view that is renamed; without one the filters become a new view. */
export type Naming = { id?: string; name: string; filters?: Filters };
export type Kept = { name: string; filters: Filters; audience: SavedView['audience']; team_id: string | null };

export const savedViewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async ({ signal }) => (await api.get('/api/views', { signal })).items,
});

/** My views in their order; none while they are on their way. */
export function useSavedViews(): SavedView[] {
  return useQuery(savedViewsQuery).data ?? [];
}

/** What can be done with my views. What fails says why, and nothing is changed. */
export function useViewActs() {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
  const onError = (error: unknown) => toastError(t('saved.failed'), error);
  const keep = useMutation({
    mutationFn: ({ id, name, filters }: Naming) =>
      id
        ? api.patch('/api/views/{id}', { path: { id }, body: { name } })
        : api.post('/api/views', { body: { name, filters: filters ?? filtersOf({}), audience: 'own' } }),
    onSuccess: again,
  });
  const write = useMutation({
    mutationFn: ({ id, ...body }: Kept & { id?: string }) =>
      id ? api.patch('/api/views/{id}', { path: { id }, body }) : api.post('/api/views', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: viewCountsQuery.queryKey }).then(again),
  });
  const narrow = useMutation({
    mutationFn: ({ id, filters }: Pick<SavedView, 'id' | 'filters'>) =>
      api.patch('/api/views/{id}', { path: { id }, body: { filters } }),
    onSuccess: again,
    onError,
  });
  const order = useMutation({
    mutationFn: (ids: string[]) => api.put('/api/views/order', { body: { ids } }),
    onMutate: (ids) => arrange(client, ids),
    onSuccess: again,
    onError: (error) => {
      onError(error);
      void again();
    },
  });
  const remove = useMutation({
    mutationFn: ({ id }: SavedView) => api.delete('/api/views/{id}', { path: { id } }),
    onSuccess: (_, view) => {
      const before = client.getQueryData(savedViewsQuery.queryKey) ?? [];
      client.setQueryData(savedViewsQuery.queryKey, without(before, view));
      toastUndo(t('saved.removed', { name: view.name }), () => void bringBack(view, before).then(again, onError));
    },
    onError,
  });
  const move = (views: SavedView[], id: string, by: 1 | -1) => order.mutate(moved(mineOf(views), id, by));
  return { keep, write, narrow, move, remove };
}

/** A removed view as it was, where it stood. */
async function bringBack({ id, name, filters, audience, team_id }: SavedView, before: SavedView[]): Promise<void> {
  const made = await api.post('/api/views', { body: { name, filters, audience, team_id } });
  const { items } = await api.get('/api/views');
  const place = before.findIndex((each) => each.id === id);
  const ids = mineOf(items)
    .map((each) => each.id)
    .filter((each) => each !== made.id);
  ids.splice(place < 0 ? ids.length : place, 0, made.id);
  await api.put('/api/views/order', { body: { ids } });
}

function arrange(client: QueryClient, ids: string[]): void {
  client.setQueryData(savedViewsQuery.queryKey, (views) => [
    ...ids.flatMap((id) => views?.find((each) => each.id === id) ?? []),
    ...(views ?? []).filter((each) => !each.is_mine),
  ]);
}

/** Those that one keeps oneself, in their order. */
export function mineOf(views: SavedView[]): SavedView[] {
  return views.filter((each) => each.is_mine);
}

function without(views: SavedView[], { id }: SavedView): SavedView[] {
  return views.filter((each) => each.id !== id);
}
