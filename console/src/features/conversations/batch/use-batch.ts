import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../lib/api';
import { toastError, toastUndo } from '../../../ui/toast';
import { refreshLists } from '../queries';
import type { Act } from '../types';

export type Batch = Schema<'BatchShape'>;
export type NewBatch = {
  act: Act;
  ids?: string[];
  filters?: object;
  search?: string;
};
const LOOK_EVERY = 700;

export function isUnderWay({ state }: Batch): boolean {
  return state === 'running' || state === 'undoing';
}

/** The batch that was begun last: asked after while it runs, and told of when it has ended. */
export function useBatch() {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const [batch, setBatch] = useState<Batch | null>(null);
  const id = batch?.id ?? '';
  const goes = batch !== null && isUnderWay(batch);
  const seen = useQuery({
    queryKey: ['batches', id],
    queryFn: ({ signal }) => api.get('/api/batches/{id}', { path: { id }, signal }),
    enabled: goes,
    refetchInterval: LOOK_EVERY,
    staleTime: 0,
    gcTime: 0,
  }).data;
  const onError = (error: unknown) => toastError(t('batch.failed'), error);
  const put = (next: Batch) => {
    setBatch(next);
    if (isUnderWay(next)) return;
    void refreshLists(client);
    void client.invalidateQueries({ queryKey: ['conversations', 'one'] });
    if (next.state !== 'undone' && next.done > 0) {
      toastUndo(t('batch.done', { count: next.done }), () => undo.mutate(next.id));
    }
  };
  const begin = useMutation({
    mutationFn: (body: NewBatch) => api.post('/api/batches', { body: body as Schema<'NewBatch'> }),
    onSuccess: put,
    onError,
  });
  const undo = useMutation({
    mutationFn: (of: string) => api.post('/api/batches/{id}/undo', { path: { id: of } }),
    onSuccess: put,
    onError,
  });
  const stop = useMutation({
    mutationFn: () => api.post('/api/batches/{id}/stop', { path: { id } }),
    onSuccess: put,
    onError,
  });
  useEffect(() => {
    if (goes && seen && seen.id === id && seen !== batch) put(seen);
  });
  return {
    batch,
    begin: begin.mutate,
    isBeginning: begin.isPending,
    stop: () => stop.mutate(),
    forget: () => setBatch(null),
  };
}
