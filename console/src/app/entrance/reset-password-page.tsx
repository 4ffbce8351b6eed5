import { Anchor, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { EntranceForm } from './entrance-form';
import { EntranceFrame } from './entrance-frame';
import classes from './entrance-frame.module.css';

const route = getRouteApi('/reset-password');

/** Without a token one asks for the link, with it one chooses the new password. */
export function ResetPasswordPage() {
  const { token } = route.useSearch();
  return token ? <Choose token={token} /> : <Ask />;
}

function Ask() {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => api.post('/api/password-reset', { email }) });
  return (
    <EntranceFrame
      title={t('entrance.resetAsk')}
      words={ask.isSuccess ? t('entrance.resetSent') : t('entrance.resetAskWords')}
    >
      {ask.isSuccess ? null : (
        <EntranceForm act={t('entrance.resetSend')} busy={ask.isPending} error={ask.error} onSubmit={ask.mutate}>
          <TextInput
            label={t('entrance.email')}
            type="email"
            autoComplete="username"
            value={email}
            onChange={(change) => setEmail(change.currentTarget.value)}
            required
            withAsterisk={false}
            autoFocus
          />
        </EntranceForm>
      )}
      <div className={classes.aside}>
        <Anchor component={Link} to="/sign-in" size="sm">
          {t('entrance.toSignIn')}
        </Anchor>
      </div>
    </EntranceFrame>
  );
}

function Choose({ token }: { token: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const choose = useMutation({
    mutationFn: () => api.post('/api/password-reset/confirm', { token, password }),
    onSuccess: () => navigate({ to: '/sign-in' }),
  });
  return (
    <EntranceFrame title={t('entrance.reset')}>
      <EntranceForm act={t('entrance.resetAct')} busy={choose.isPending} error={choose.error} onSubmit={choose.mutate}>
        <PasswordInput
          label={t('entrance.newPassword')}
          description={t('entrance.passwordHint')}
          autoComplete="new-password"
          value={password}
          onChange={(change) => setPassword(change.currentTarget.value)}
          required
          withAsterisk={false}
          autoFocus
        />
      </EntranceForm>
    </EntranceFrame>
  );
}
