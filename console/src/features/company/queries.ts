import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { toastError } from '../../ui/toast';
import type {
  ApiKey,
  Channel,
  Company,
  Invitation,
  List,
  PermissionWords,
  Role,
  Schedule,
  Session,
  StepState,
  Team,
  Teammate,
} from './types';

function listed<Item>(name: string, path: string) {
  return queryOptions({
    queryKey: ['company', name],
    queryFn: async ({ signal }) => (await api.get<List<Item>>(path, { signal })).items,
  });
}

export const teammatesQuery = listed<Teammate>('teammates', '/api/teammates');
export const invitationsQuery = listed<Invitation>('invitations', '/api/invitations');
export const teamsQuery = listed<Team>('teams', '/api/teams');
export const rolesQuery = listed<Role>('roles', '/api/roles');
export const permissionsQuery = listed<PermissionWords>('permissions', '/api/permissions');
export const keysQuery = listed<ApiKey>('keys', '/api/keys');
export const channelsQuery = listed<Channel>('channels', '/api/channels');
export const schedulesQuery = listed<Schedule>('schedules', '/api/schedules');
export const sessionsQuery = listed<Session>('sessions', '/api/me/sessions');

export const companyQuery = queryOptions({
  queryKey: ['company', 'settings'],
  queryFn: ({ signal }) => api.get<Company>('/api/company', { signal }),
});
export const checklistQuery = queryOptions({
  queryKey: ['company', 'checklist'],
  queryFn: ({ signal }) => api.get<StepState[]>('/api/checklist', { signal }),
});

/** A change of ours: what the settings show is asked for again when it is done, and a refusal is told. */
export function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>, onDone?: (answer: Answer) => void) {
  const { t } = useTranslation('company');
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (answer) => {
      void client.invalidateQueries({ queryKey: ['company'] });
      onDone?.(answer);
    },
    onError: (error) => toastError(t('notChanged'), error),
  });
}
