import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api';
import { useChangeOf } from '../../ui/use-change';
import type { Plan } from './types';

export const policiesQuery = queryOptions({
  queryKey: ['promises', 'policies'],
  queryFn: async ({ signal }) => (await api.get('/api/policies', { signal })).items,
});
export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: async ({ signal }) => (await api.get('/api/tags', { signal })).items,
});

/** When everything would be due if a customer wrote now. */
export function previewQuery(plan: Plan, channel_id: string | null, team_id: string | null) {
  return queryOptions({
    queryKey: ['promises', 'preview', plan, channel_id, team_id],
    queryFn: ({ signal }) => api.post('/api/policies/preview', { body: { plan, channel_id, team_id }, signal }),
  });
}

/** A change of ours: the policies are asked for again when it is done, and a refusal is told. */
export function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>, onDone?: (answer: Answer) => void) {
  return useChangeOf('promises', policiesQuery.queryKey, change, onDone);
}
