import { useMutation, useQueryClient } from '@tanstack/react-query';
import { incidentsQuery } from './incidents';

/** Ask for a change of an incident; afterwards all of them are asked for again. */
export function useMutationOf(ask: () => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSuccess: () => client.invalidateQueries({ queryKey: incidentsQuery.queryKey }),
  });
}
