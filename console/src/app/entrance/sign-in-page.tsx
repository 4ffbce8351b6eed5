import { Anchor, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, rememberCsrf } from '../../lib/api';
import { isApiError } from '../../lib/api-error';
import { type Me, meQuery } from '../../lib/me';
import { EntranceForm } from './entrance-form';
import { EntranceFrame } from './entrance-frame';
import classes from './entrance-frame.module.css';

const route = getRouteApi('/sign-in');

/** Only a path of our own may be the way back; anything else goes to Today. */
export function safeNext(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/';
}

export function SignInPage() {
  const { t } = useTranslation();
  const next = safeNext(route.useSearch().next);
  const router = useRouter();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [second, setSecond] = useState(false);
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: () => api.get<{ needed: boolean }>('/api/setup'),
    retry: false,
  });
  const signIn = useMutation({
    mutationFn: () =>
      api.post<Me>('/api/sign-in', {
        email,
        password,
        ...(second ? { code: code.replaceAll(' ', '') } : {}),
      }),
    onSuccess: (me) => {
      rememberCsrf(me.csrf);
      client.setQueryData(meQuery.queryKey, me);
      router.history.push(next);
    },
    onError: (error) => {
      if (isApiError(error, 'second_factor_needed')) setSecond(true);
    },
  });
  const asked = isApiError(signIn.error, 'second_factor_needed');

  function explain(refusal: string): string | undefined {
    if (refusal === 'sign_in_failed') return second ? t('entrance.codeWrong') : t('entrance.failed');
    return undefined;
  }

  return (
    <EntranceFrame
      title={second ? t('entrance.codeTitle') : t('entrance.signIn')}
      words={setup.data?.needed ? t('entrance.tokenMissing') : undefined}
    >
      <EntranceForm
        act={t('entrance.signIn')}
        busy={signIn.isPending}
        error={asked ? null : signIn.error}
        explain={explain}
        onSubmit={signIn.mutate}
      >
        {second ? (
          <TextInput
            key="code"
            label={t('entrance.code')}
            description={t('entrance.codeHint')}
            value={code}
            onChange={(change) => setCode(change.currentTarget.value)}
            autoComplete="one-time-code"
            inputMode="text"
            required
            data-autofocus
            autoFocus
          />
        ) : (
          <>
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
            <PasswordInput
              label={t('entrance.password')}
              autoComplete="current-password"
              value={password}
              onChange={(change) => setPassword(change.currentTarget.value)}
              required
              withAsterisk={false}
            />
          </>
        )}
      </EntranceForm>
      <div className={classes.aside}>
        {second ? (
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => {
              setSecond(false);
              setCode('');
              signIn.reset();
            }}
          >
            {t('entrance.back')}
          </Anchor>
        ) : (
          <Anchor component={Link} to="/reset-password" size="sm">
            {t('entrance.forgot')}
          </Anchor>
        )}
      </div>
    </EntranceFrame>
  );
}
