import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toastError } from '../../../ui/toast';

/** A change of what is prepared (`what`: macros, signatures); afterwards it is asked for again, wherever it is shown. */
export function usePreparedChange<Given = void>(
  what: 'macros' | 'signatures',
  change: (given: Given) => Promise<unknown>,
  onDone?: () => void,
) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      onDone?.();
      await client.invalidateQueries({ queryKey: [what] });
    },
    onError: (error) => toastError(t('acts.failed'), error),
  });
}
