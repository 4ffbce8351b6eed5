import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api';
import { useChangeOf } from '../../ui/use-change';

/** What is put off comes back by itself within this time. */
const LOOK_EVERY = 60_000;

export const alarmsQuery = queryOptions({
  queryKey: ['alerts', 'alarms'],
  queryFn: ({ signal }) => api.get('/api/alarms', { signal }),
  refetchInterval: LOOK_EVERY,
});
export const alertsQuery = queryOptions({
  queryKey: ['alerts', 'all'],
  queryFn: async ({ signal }) => (await api.get('/api/alerts', { signal })).items,
});

/** While something is on its way it is asked for again so often. */
const ON_ITS_WAY = 1500;
export const targetsQuery = queryOptions({
  queryKey: ['alerts', 'targets'],
  queryFn: async ({ signal }) => (await api.get('/api/alert-targets', { signal })).items,
  refetchInterval: ({ state }) =>
    state.data?.some(({ deliveries }) => deliveries[0]?.state === 'on its way' && deliveries[0].tries === 0)
      ? ON_ITS_WAY
      : false,
});
export const peaceQuery = queryOptions({
  queryKey: ['alerts', 'peace'],
  queryFn: ({ signal }) => api.get('/api/me/alarms-by-mail', { signal }),
});

/** A change of ours: everything of alerts is asked for again when it is done, and a refusal is told. */
export function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>, onDone?: (answer: Answer) => void) {
  return useChangeOf('alerts', ['alerts'], change, onDone);
}
