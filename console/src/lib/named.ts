import { queryOptions } from '@tanstack/react-query';
import { api } from './api';

/** Channels, teams and teammates, to choose among and to call by their names. */
export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: async ({ signal }) => (await api.get('/api/channels', { signal })).items,
});
export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async ({ signal }) => (await api.get('/api/teams', { signal })).items,
});
export const teammatesQuery = queryOptions({
  queryKey: ['teammates'],
  queryFn: async ({ signal }) => (await api.get('/api/teammates', { signal })).items,
});
