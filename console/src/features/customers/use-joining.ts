import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { toastDone, toastError, toastUndo } from '../../ui/toast';

type Asked = { id: string; other: string; name: string };

/** Joining with its way back, and undoing a join made before. */
export function useJoining() {
  const { t } = useTranslation('customers');
  const client = useQueryClient();
  // Who is who concerns every list, line and thread on screen.
  const refresh = () => client.invalidateQueries();
  const undo = useMutation({
    mutationFn: (id: string) => api.post('/api/joins/{id}/undo', { path: { id } }),
    onSuccess: ({ customer_ids }) => {
      toastDone(customer_ids.length > 1 ? t('join.undone') : t('join.stillOne'));
      void refresh();
    },
    onError: (error) => toastError(t('join.undoFailed'), error),
  });
  const join = useMutation({
    mutationFn: ({ id, other }: Asked) =>
      api.post('/api/customers/{id}/joins', { path: { id }, body: { with: other } }),
    onSuccess: ({ id }, { name }) => {
      toastUndo(t('join.done', { name }), () => undo.mutate(id));
      void refresh();
    },
    onError: (error) => toastError(t('join.failed'), error),
  });
  return { join, undo };
}
