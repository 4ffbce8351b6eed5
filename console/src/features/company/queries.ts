import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api';
import { useChangeOf } from '../../ui/use-change';

function listed<Item>(name: string, ask: (options: { signal: AbortSignal }) => Promise<{ items: Item[] }>) {
  return queryOptions({
    queryKey: ['company', name],
    queryFn: async ({ signal }) => (await ask({ signal })).items,
  });
}

export const teammatesQuery = listed('teammates', (options) => api.get('/api/teammates', options));
export const invitationsQuery = listed('invitations', (options) => api.get('/api/invitations', options));
export const teamsQuery = listed('teams', (options) => api.get('/api/teams', options));
export const rolesQuery = listed('roles', (options) => api.get('/api/roles', options));
export const permissionsQuery = listed('permissions', (options) => api.get('/api/permissions', options));
export const keysQuery = listed('keys', (options) => api.get('/api/keys', options));
export const channelsQuery = listed('channels', (options) => api.get('/api/channels', options));
export const mailboxesQuery = listed('mailboxes', (options) => api.get('/api/mailboxes', options));
export const badMailsQuery = listed('mails', (options) => api.get('/api/mails', options));
export const suppressedQuery = listed('suppressed', (options) => api.get('/api/suppressed', options));
export const blockedSendersQuery = listed('blocked-senders', (options) => api.get('/api/blocked-senders', options));
export const blockedMailsQuery = listed('blocked-mails', (options) => api.get('/api/blocked-mails', options));
export const onwardQuery = listed('onward', (options) => api.get('/api/onward', options));
export const schedulesQuery = listed('schedules', (options) => api.get('/api/schedules', options));
/** Asked again while one is being read for the first time. */
export const calendarsQuery = queryOptions({
  ...listed('calendars', (options) => api.get('/api/calendars', options)),
  refetchInterval: ({ state }) => (state.data?.some((each) => !each.read_at && !each.failed) ? 2000 : false),
});
export const sessionsQuery = listed('sessions', (options) => api.get('/api/me/sessions', options));

export const companyQuery = queryOptions({
  queryKey: ['company', 'settings'],
  queryFn: ({ signal }) => api.get('/api/company', { signal }),
});
export const checklistQuery = queryOptions({
  queryKey: ['company', 'checklist'],
  queryFn: ({ signal }) => api.get('/api/checklist', { signal }),
});

/** How a team routes, and how its teammates stand, asked again while somebody looks. */
export const routingQuery = (id: string) =>
  queryOptions({
    queryKey: ['company', 'routing', id],
    queryFn: ({ signal }) => api.get('/api/teams/{id}/routing', { path: { id }, signal }),
    refetchInterval: 10_000,
  });

/** A change of ours: what the settings show is asked for again when it is done, and a refusal is told. */
export function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>, onDone?: (answer: Answer) => void) {
  return useChangeOf('company', ['company'], change, onDone);
}
