import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api, rememberCsrf, type Schema } from './api';

export type Me = Schema<'Me'>;
export type Presence = Me['teammate']['presence'];

/** Who is signed in. A 401 means nobody: the shell then shows the sign-in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me> => {
    const me = await api.get('/api/me', { signal });
    rememberCsrf(me.csrf);
    return me;
  },
  staleTime: 5 * 60_000,
});

/** The signed-in teammate; only to be used inside the shell, which has loaded it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Whether the signed-in teammate may do this. Hides a control; the server is what refuses. */
export function useCan(permission: string): boolean {
  const me = useQuery(meQuery).data;
  return me?.teammate.permissions.includes(permission) ?? false;
}

/** Whether they see numbers by teammate: where the company compares them, or as a lead. The server is what refuses. */
export function useComparesTeammates(): boolean {
  const me = useQuery(meQuery).data;
  return (me?.company.compares_teammates || me?.teammate.permissions.includes('coaching.read')) ?? false;
}
