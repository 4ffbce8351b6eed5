import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api, rememberCsrf } from './api';

export type Presence = 'online' | 'away' | 'offline';
export type Me = {
  teammate: {
    id: string;
    name: string;
    email: string;
    role: { id: string; name: string };
    permissions: string[];
    time_zone: string | null;
    locale: string | null;
    presence: Presence;
    /** Whether sign-in asks for a code. */
    second_step?: boolean;
  };
  csrf: string;
  company: { name: string; time_zone: string; currency: string; locale: string; week_start: number };
};

/** Who is signed in. A 401 means nobody: the shell then shows the sign-in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const me = await api.get<Me>('/api/me', { signal });
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
