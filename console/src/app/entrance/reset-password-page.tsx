import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { AnchorLink } from '../../ui/links';
import { EntranceForm } from './entrance-form';
import { EntranceFrame } from './entrance-frame';
import classes from './entrance-frame.module.css';
import { EmailField, PasswordField } from './fields';

const route = getRouteApi('/reset-password');

/** Without a token one asks for the link, with it one chooses the new password. */
export function ResetPasswordPage() {
  const { token } = route.useSearch();
  return token ? <Choose token={token} /> : <Ask />;
}

function Ask() {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => api.post('/api/password-reset', { body: { email } }) });
  const words = ask.isSuccess ? t('entrance.resetSent') : t('entrance.resetAskWords');
  return (
    <EntranceFrame title={t('entrance.resetAsk')} words={words}>
      {ask.isSuccess ? null : (
        <EntranceForm act={t('entrance.resetSend')} busy={ask.isPending} error={ask.error} onSubmit={ask.mutate}>
          <EmailField value={email} onChange={setEmail} />
        </EntranceForm>
      )}
      <div className={classes.aside}>
        <AnchorLink to="/sign-in" size="sm">
          {t('entrance.toSignIn')}
        </AnchorLink>
      </div>
    </EntranceFrame>
  );
}

function Choose({ token }: { token: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const choose = useMutation({
    mutationFn: () => api.post('/api/password-reset/confirm', { body: { token, password } }),
    onSuccess: () => navigate({ to: '/sign-in' }),
  });
  return (
    <EntranceFrame title={t('entrance.reset')}>
      <EntranceForm act={t('entrance.resetAct')} busy={choose.isPending} error={choose.error} onSubmit={choose.mutate}>
        <PasswordField
          label={t('entrance.newPassword')}
          hint={t('entrance.passwordHint')}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
        />
      </EntranceForm>
    </EntranceFrame>
  );
}
