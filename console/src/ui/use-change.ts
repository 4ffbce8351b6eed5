import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { toastError } from './toast';

/**
 * A change of ours: what begins with this key is asked for again when it is done, and a refusal is told in the words
 * `notChanged` of the feature.
 */
export function useChangeOf<Input, Answer>(
  feature: string,
  queryKey: QueryKey,
  change: (input: Input) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (answer) => {
      void client.invalidateQueries({ queryKey });
      onDone?.(answer);
    },
    onError: (error) => toastError(i18next.t(`${feature}:notChanged`), error),
  });
}
