import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toastError } from '../../../ui/toast';

/** A change of macros; afterwards all of them are asked for again, as every conversation is offered them. */
export function useMacroChange<Given = void>(change: (given: Given) => Promise<unknown>, onDone?: () => void) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      onDone?.();
      await client.invalidateQueries({ queryKey: ['macros'] });
    },
    onError: (error) => toastError(t('acts.failed'), error),
  });
}
