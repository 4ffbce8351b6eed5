import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { meQuery } from '../../lib/me';
import { EntranceForm } from './entrance-form';
import { EntranceFrame } from './entrance-frame';
import { PasswordField, TextField } from './fields';

const route = getRouteApi('/accept-invitation');

/** Somebody was invited: a name, a password, and in. */
export function AcceptInvitationPage() {
  const { t } = useTranslation();
  const { token } = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const join = useMutation({
    mutationFn: () => api.post('/api/invitations/accept', { body: { token: token ?? '', name, password } }),
    onSuccess: async () => {
      await client.resetQueries({ queryKey: meQuery.queryKey });
      await navigate({ to: '/' });
    },
  });
  if (!token) return <EntranceFrame title={t('entrance.join')} words={t('entrance.linkMissing')} />;
  return (
    <EntranceFrame title={t('entrance.join')} words={t('entrance.joinWords')}>
      <EntranceForm act={t('entrance.joinAct')} busy={join.isPending} error={join.error} onSubmit={join.mutate}>
        <TextField first label={t('entrance.name')} autoComplete="name" value={name} onChange={setName} />
        <PasswordField
          label={t('entrance.password')}
          hint={t('entrance.passwordHint')}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
        />
      </EntranceForm>
    </EntranceFrame>
  );
}
