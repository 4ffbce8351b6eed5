import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../lib/api';
import { toastError } from '../../../ui/toast';

export type Related = Schema<'RelatedShape'>;

/** What a conversation has to do with. */
export function relatedQuery(id: string) {
  return queryOptions({
    queryKey: ['conversations', 'related', id],
    queryFn: async ({ signal }) => (await api.get('/api/conversations/{id}/related', { path: { id }, signal })).items,
  });
}

/** Say that these have nothing to do with this conversation. */
export function useUnlink(id: string): (others: string[]) => void {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  return (others) => {
    void Promise.all(
      others.map((other) => api.delete('/api/conversations/{id}/links/{other}', { path: { id, other } })),
    )
      .catch((error) => toastError(t('acts.failed'), error))
      .finally(() => void client.invalidateQueries({ queryKey: ['conversations', 'related'] }));
  };
}
