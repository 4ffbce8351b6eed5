import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from '../../../lib/api';

export type Topic = Schema<'TopicShape'>;
export type Field = Schema<'FieldShape'>;
export type FieldKind = Field['kind'];
export const FIELD_KINDS: readonly FieldKind[] = ['text', 'number', 'date', 'list', 'multi_list', 'checkbox', 'link'];

export const topicsQuery = queryOptions({
  queryKey: ['labels', 'topics'],
  queryFn: async ({ signal }) => (await api.get('/api/topics', { signal })).items,
});

export const fieldsQuery = queryOptions({
  queryKey: ['labels', 'fields'],
  queryFn: async ({ signal }) => (await api.get('/api/fields', { signal })).items,
});

/** A change of topics, tags or fields; afterwards all of them are asked for again, and what carries them. */
export function useLabelChange<Given = void>(change: (given: Given) => Promise<unknown>, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      onDone?.();
      await Promise.all(
        [['labels'], ['tags'], ['conversations']].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  });
}
