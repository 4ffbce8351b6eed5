import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api';
import type { Work } from '../types';

const SOON = 1_500;

/** Whether work that was asked for goes on. */
export function isGoing(work: Work | null | undefined): boolean {
  return work?.state === 'waiting' || work?.state === 'running';
}

export const trainingQuery = queryOptions({
  queryKey: ['themes', 'training'],
  queryFn: ({ signal }) => api.get('/api/themes/training', { signal }),
  refetchInterval: ({ state: { data } }) => (isGoing(data?.training) || isGoing(data?.retheming) ? SOON : false),
});

export function unsureQuery(theme?: string) {
  return queryOptions({
    queryKey: ['themes', 'unsure', theme],
    queryFn: ({ signal }) => api.get('/api/themes/unsure', { query: { theme, limit: 30 }, signal }),
  });
}

export const proposalsQuery = queryOptions({
  queryKey: ['themes', 'proposals'],
  queryFn: ({ signal }) => api.get('/api/themes/proposals', { signal }),
  refetchInterval: ({ state: { data } }) => (isGoing(data?.search) ? SOON : false),
});
