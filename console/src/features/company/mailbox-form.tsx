import { Button, Switch, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { Acts, Card, Fields, Section } from '../../ui/card';
import { Copyable } from '../../ui/shown-once';
import { toastDone } from '../../ui/toast';
import { FetchingCard } from './fetching-card';
import { MailTrouble } from './mail-trouble';
import { mailboxesQuery, useChange } from './queries';
import { ScheduleSelect } from './schedule-select';
import { SettingsForm } from './settings-form';
import { TrustCard } from './trust-card';
import type { Channel } from './types';

const LOOK_EVERY = 4_000;

/** One mailbox: its address and hours, how mail is handed over to it, and mail that went wrong. */
export function MailboxForm({ channel, onBack }: { channel: Channel; onBack: () => void }) {
  const { t } = useTranslation('company');
  const mayEdit = useCan('channels.edit');
  const mailbox = useQuery({ ...mailboxesQuery, refetchInterval: LOOK_EVERY }).data?.find(
    (each) => each.channel_id === channel.id,
  );
  const [form, setForm] = useState(channel);
  const { name, schedule_id, active } = form;
  const save = useChange(
    () => api.patch('/api/channels/{id}', { path: { id: channel.id }, body: { name, schedule_id, active } }),
    () => toastDone(t('saved')),
  );
  return (
    <Section
      title={channel.name}
      detail={t('mailbox.detail')}
      act={
        <Button variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={onBack}>
          {t('sections.channels')}
        </Button>
      }
    >
      {mayEdit ? <MailTrouble channel={channel.id} /> : null}
      <SettingsForm act={t('save')} busy={save.isPending} onSubmit={() => save.mutate(undefined)} readOnly={!mayEdit}>
        <Card title={t('channels.use')}>
          <Fields>
            <TextInput
              label={t('name')}
              description={t('mailbox.nameHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={name}
              onChange={(typed) => setForm({ ...form, name: typed.currentTarget.value })}
              required
              withAsterisk={false}
            />
            <TextInput label={t('mailbox.address')} value={mailbox?.address ?? ''} readOnly variant="filled" />
            <ScheduleSelect
              label={t('sections.hours')}
              value={schedule_id}
              onChange={(id) => setForm({ ...form, schedule_id: id })}
            />
            <Switch
              label={t('channels.active')}
              description={t('mailbox.activeHint')}
              checked={active}
              onChange={(change) => setForm({ ...form, active: change.currentTarget.checked })}
            />
          </Fields>
        </Card>
      </SettingsForm>
      {mailbox && mayEdit ? (
        <FetchingCard id={channel.id} address={mailbox.address} fetching={mailbox.fetching} />
      ) : null}
      {mailbox && mayEdit ? <TrustCard key={mailbox.trusted} id={channel.id} trusted={mailbox.trusted} /> : null}
      {mailbox && mayEdit ? <HandingCard id={channel.id} path={mailbox.path} /> : null}
    </Section>
  );
}

/** Where mail is posted to, and what it is signed with. */
function HandingCard({ id, path }: { id: string; path: string }) {
  const { t } = useTranslation('company');
  const ask = useChange(() => api.post('/api/mailboxes/{id}/secret', { path: { id } }));
  return (
    <Card title={t('mailbox.handing')} detail={t('mailbox.handingDetail')}>
      <Copyable block label={t('mailbox.path')} value={location.origin + path} />
      {ask.data ? (
        <Copyable block label={t('mailbox.secret')} value={ask.data.secret} />
      ) : (
        <Acts>
          <Button variant="default" onClick={() => ask.mutate(undefined)} loading={ask.isPending}>
            {t('mailbox.show')}
          </Button>
        </Acts>
      )}
    </Card>
  );
}
