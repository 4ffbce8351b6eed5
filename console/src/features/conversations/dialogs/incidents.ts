import { queryOptions } from '@tanstack/react-query';
import { api, type Schema } from '../../../lib/api';

export type Incident = Schema<'IncidentShape'>;
const SOON = 1_000;

/** What many customers write about; asked for again while answers are on their way. */
export const incidentsQuery = queryOptions({
  queryKey: ['incidents'],
  queryFn: async ({ signal }) => (await api.get('/api/incidents', { signal })).items,
  refetchInterval: ({ state: { data } }) => (data?.some(isGoing) ? SOON : false),
});

/** Whether people are still to be answered. */
export function isGoing(incident: Incident): boolean {
  return incident.solved_at !== null && !incident.is_stopped && incident.answered < incident.conversations;
}
