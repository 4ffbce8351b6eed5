import { Anchor, PasswordInput, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { meQuery } from '../../lib/me';
import { EntranceForm } from './entrance-form';
import { EntranceFrame } from './entrance-frame';

const route = getRouteApi('/setup');
const zones = Intl.supportedValuesOf('timeZone');

/** The first start: the administrator is created with the token that the server printed. */
export function SetUpPage() {
  const { t } = useTranslation();
  const { token } = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [form, setForm] = useState({
    company_name: '',
    name: '',
    email: '',
    password: '',
    time_zone: zones.includes(here) ? here : 'Europe/London',
  });
  const setup = useQuery({ queryKey: ['setup'], queryFn: () => api.get<{ needed: boolean }>('/api/setup') });
  const start = useMutation({
    mutationFn: async () => {
      await api.post('/api/setup', { token, ...form });
      await api.post('/api/sign-in', { email: form.email, password: form.password });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: meQuery.queryKey });
      await navigate({ to: '/' });
    },
  });
  const put = (name: keyof typeof form) => (change: React.ChangeEvent<HTMLInputElement>) =>
    setForm({ ...form, [name]: change.currentTarget.value });

  if (setup.data && !setup.data.needed && !start.isPending) {
    return (
      <EntranceFrame title={t('entrance.welcome')} words={t('entrance.setupDone')}>
        <Anchor component={Link} to="/sign-in">
          {t('entrance.toSignIn')}
        </Anchor>
      </EntranceFrame>
    );
  }
  if (!token) return <EntranceFrame title={t('entrance.welcome')} words={t('entrance.tokenMissing')} />;
  return (
    <EntranceFrame title={t('entrance.welcome')} words={t('entrance.welcomeWords')}>
      <EntranceForm act={t('entrance.start')} busy={start.isPending} error={start.error} onSubmit={start.mutate}>
        <TextInput
          label={t('entrance.company')}
          autoComplete="organization"
          value={form.company_name}
          onChange={put('company_name')}
          required
          withAsterisk={false}
          autoFocus
        />
        <TextInput
          label={t('entrance.name')}
          autoComplete="name"
          value={form.name}
          onChange={put('name')}
          required
          withAsterisk={false}
        />
        <TextInput
          label={t('entrance.email')}
          type="email"
          autoComplete="username"
          value={form.email}
          onChange={put('email')}
          required
          withAsterisk={false}
        />
        <PasswordInput
          label={t('entrance.password')}
          description={t('entrance.passwordHint')}
          autoComplete="new-password"
          value={form.password}
          onChange={put('password')}
          required
          withAsterisk={false}
        />
        <Select
          label={t('entrance.zone')}
          data={zones}
          value={form.time_zone}
          onChange={(zone) => setForm({ ...form, time_zone: zone ?? form.time_zone })}
          searchable
          allowDeselect={false}
        />
      </EntranceForm>
    </EntranceFrame>
  );
}
