import { Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { meQuery } from '../../lib/me';
import { ButtonLink } from '../../ui/links';
import { EntranceForm } from './entrance-form';
import { EntranceFrame } from './entrance-frame';
import { EmailField, PasswordField, TextField } from './fields';

const route = getRouteApi('/setup');
const zones = Intl.supportedValuesOf('timeZone');

/** The first start: the administrator is created with the token that the server printed. */
export function SetUpPage() {
  const { t } = useTranslation();
  const { token } = route.useSearch();
  const setup = useQuery({ queryKey: ['setup'], queryFn: () => api.get('/api/setup') });
  if (setup.isPending) return null;
  if (setup.data && !setup.data.needed) {
    return (
      <EntranceFrame title={t('entrance.setupDoneTitle')} words={t('entrance.setupDone')}>
        <ButtonLink to="/sign-in" size="md" fullWidth>
          {t('entrance.toSignIn')}
        </ButtonLink>
      </EntranceFrame>
    );
  }
  if (!token) return <EntranceFrame title={t('entrance.welcome')} words={t('entrance.tokenMissing')} />;
  return (
    <EntranceFrame title={t('entrance.welcome')} words={t('entrance.welcomeWords')}>
      <SetUpForm token={token} />
    </EntranceFrame>
  );
}

type Form = { company_name: string; name: string; email: string; password: string; time_zone: string };

function useSetUp(token: string) {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (form: Form) => {
      await api.post('/api/setup', { body: { token, ...form } });
      await api.post('/api/sign-in', { body: { email: form.email, password: form.password } });
    },
    onSuccess: async () => {
      await client.resetQueries({ queryKey: meQuery.queryKey });
      await navigate({ to: '/' });
    },
  });
}

function SetUpForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const start = useSetUp(token);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [form, setForm] = useState<Form>({ company_name: '', name: '', email: '', password: '', time_zone: here });
  const put = (name: keyof Form) => (value: string) => setForm((now) => ({ ...now, [name]: value }));
  return (
    <EntranceForm
      act={t('entrance.start')}
      busy={start.isPending}
      error={start.error}
      onSubmit={() => start.mutate(form)}
    >
      <TextField
        first
        label={t('entrance.company')}
        autoComplete="organization"
        value={form.company_name}
        onChange={put('company_name')}
      />
      <TextField label={t('entrance.name')} autoComplete="name" value={form.name} onChange={put('name')} />
      <EmailField later value={form.email} onChange={put('email')} />
      <PasswordField
        label={t('entrance.password')}
        hint={t('entrance.passwordHint')}
        autoComplete="new-password"
        value={form.password}
        onChange={put('password')}
      />
      <Select
        label={t('entrance.zone')}
        data={zones.includes(here) ? zones : [here, ...zones]}
        value={form.time_zone}
        onChange={(zone) => zone && put('time_zone')(zone)}
        searchable
        allowDeselect={false}
      />
    </EntranceForm>
  );
}
