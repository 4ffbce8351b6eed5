import { Button, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { meQuery, useMe } from '../../lib/me';
import { Acts, Card, Fields, Section } from '../../ui/card';
import { toastDone } from '../../ui/toast';
import { PasswordCard } from './password-card';
import { useChange } from './queries';
import { SecondStepCard } from './second-step-card';
import { SessionsCard } from './sessions-card';
import { ZONES } from './zones';

/** Oneself: profile, password, second step, where one is signed in. */
export function YouSection() {
  const { t } = useTranslation('company');
  return (
    <Section title={t('sections.you')} detail={t('you.detail')}>
      <ProfileCard />
      <PasswordCard />
      <SecondStepCard />
      <SessionsCard />
    </Section>
  );
}

function ProfileCard() {
  const { t } = useTranslation('company');
  const { teammate, company } = useMe();
  const client = useQueryClient();
  const [name, setName] = useState(teammate.name);
  const [zone, setZone] = useState(teammate.time_zone);
  const change = useChange(
    () => api.patch('/api/me', { body: { name, time_zone: zone } }),
    (me) => {
      client.setQueryData(meQuery.queryKey, me);
      toastDone(t('saved'));
    },
  );
  return (
    <Card title={t('you.profile')} detail={`${teammate.email} · ${teammate.role.name}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(undefined);
        }}
      >
        <Fields>
          <TextInput
            label={t('name')}
            value={name}
            onChange={(typed) => setName(typed.currentTarget.value)}
            required
            withAsterisk={false}
          />
          <Select
            label={t('zone')}
            data={ZONES}
            value={zone}
            onChange={setZone}
            placeholder={t('you.zoneOfCompany', { zone: company.time_zone })}
            searchable
            clearable
          />
        </Fields>
        <Acts>
          <Button type="submit" mt="md" loading={change.isPending}>
            {t('save')}
          </Button>
        </Acts>
      </form>
    </Card>
  );
}
