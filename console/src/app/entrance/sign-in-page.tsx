import { Anchor, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, rememberCsrf } from '../../lib/api';
import { isApiError } from '../../lib/api-error';
import { meQuery } from '../../lib/me';
import { AnchorLink } from '../../ui/links';
import { EntranceForm } from './entrance-form';
import { EntranceFrame } from './entrance-frame';
import classes from './entrance-frame.module.css';
import { EmailField, focusOnMount, PasswordField } from './fields';
import { safeNext } from './safe-next';

const route = getRouteApi('/sign-in');
type Typed = { email: string; password: string; code?: string };

function useSignIn(next: string) {
  const router = useRouter();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (typed: Typed) => api.post('/api/sign-in', { body: typed }),
    onSuccess: (me) => {
      rememberCsrf(me.csrf);
      // Who signs in is there. A lost word about it is put right in the menu.
      api.put('/api/me/presence', { body: { state: 'online' } }).catch(() => {});
      client.setQueryData(meQuery.queryKey, { ...me, teammate: { ...me.teammate, presence: 'online' } });
      router.history.push(next);
    },
  });
}

/** Email and password, then the second factor where there is one. */
export function SignInPage() {
  const { t } = useTranslation();
  const signIn = useSignIn(safeNext(route.useSearch().next));
  const [typed, setTyped] = useState({ email: '', password: '' });
  const [second, setSecond] = useState(false);
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: () => api.get('/api/setup'),
    retry: false,
  });

  function send(code?: string): void {
    const onError = (error: Error) => setSecond(second || isApiError(error, 'second_factor_needed'));
    signIn.mutate(code === undefined ? typed : { ...typed, code: code.replaceAll(' ', '') }, { onError });
  }
  function back(): void {
    setSecond(false);
    signIn.reset();
  }

  if (second) return <SecondFactor busy={signIn.isPending} error={signIn.error} onCode={send} onBack={back} />;
  const explain = (refusal: string) => (refusal === 'sign_in_failed' ? t('entrance.failed') : undefined);
  return (
    <EntranceFrame title={t('entrance.signIn')} words={setup.data?.needed ? t('entrance.notSetUp') : undefined}>
      <EntranceForm
        act={t('entrance.signIn')}
        busy={signIn.isPending}
        error={signIn.error}
        explain={explain}
        onSubmit={() => send()}
      >
        <EmailField value={typed.email} onChange={(email) => setTyped({ ...typed, email })} />
        <PasswordField
          label={t('entrance.password')}
          autoComplete="current-password"
          value={typed.password}
          onChange={(password) => setTyped({ ...typed, password })}
        />
      </EntranceForm>
      <div className={classes.aside}>
        <AnchorLink to="/reset-password" size="sm">
          {t('entrance.forgot')}
        </AnchorLink>
      </div>
    </EntranceFrame>
  );
}

type SecondProps = { busy: boolean; error: unknown; onCode: (code: string) => void; onBack: () => void };

function SecondFactor({ busy, error, onCode, onBack }: SecondProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const asked = isApiError(error, 'second_factor_needed');
  const explain = (refusal: string) => (refusal === 'sign_in_failed' ? t('entrance.codeWrong') : undefined);
  return (
    <EntranceFrame title={t('entrance.codeTitle')}>
      <EntranceForm
        act={t('entrance.signIn')}
        busy={busy}
        error={asked ? null : error}
        explain={explain}
        onSubmit={() => onCode(code)}
      >
        <TextInput
          label={t('entrance.code')}
          description={t('entrance.codeHint')}
          value={code}
          onChange={(change) => setCode(change.currentTarget.value)}
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          data-autofocus
          ref={focusOnMount}
        />
      </EntranceForm>
      <div className={classes.aside}>
        <Anchor component="button" type="button" size="sm" onClick={onBack}>
          {t('entrance.back')}
        </Anchor>
      </div>
    </EntranceFrame>
  );
}
