import { NumberInput, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../lib/api';
import { Card, Fields } from '../../ui/card';
import { toastDone } from '../../ui/toast';
import { mailboxesQuery, onwardQuery, useChange } from './queries';
import { SettingsForm } from './settings-form';

/** Whether what is answered in a chat, and not read there, goes to the customer's address; nothing without a mailbox. */
export function OnwardCard({ channel }: { channel: string }) {
  const mailboxes = useQuery(mailboxesQuery).data?.filter((each) => each.active);
  const onward = useQuery(onwardQuery);
  if (!mailboxes?.length || !onward.data) return null;
  const rule = onward.data.find((each) => each.channel_id === channel);
  return <OnwardForm key={JSON.stringify(rule)} channel={channel} mailboxes={mailboxes} rule={rule} />;
}

type Props = { channel: string; mailboxes: Schema<'MailboxShape'>[]; rule: Schema<'OnwardShape'> | undefined };

function OnwardForm({ channel, mailboxes, rule }: Props) {
  const { t } = useTranslation('company');
  const [mailbox, setMailbox] = useState(rule?.mailbox_id ?? null);
  const [minutes, setMinutes] = useState(rule?.minutes ?? 10);
  const save = useChange(
    () => api.put('/api/channels/{id}/onward', { path: { id: channel }, body: { mailbox_id: mailbox, minutes } }),
    () => toastDone(t('saved')),
  );
  return (
    <Card title={t('onward.title')} detail={t('onward.detail')}>
      <SettingsForm act={t('save')} busy={save.isPending} onSubmit={() => save.mutate(undefined)}>
        <Fields>
          <Select
            label={t('onward.mailbox')}
            placeholder={t('onward.never')}
            data={mailboxes.map(({ channel_id, name, address }) => ({
              value: channel_id,
              label: `${name} <${address}>`,
            }))}
            value={mailbox}
            onChange={setMailbox}
            clearable
            clearButtonProps={{ 'aria-label': t('onward.never') }}
          />
          <NumberInput
            label={t('onward.minutes')}
            value={minutes}
            onChange={(typed) => setMinutes(Number(typed) || 1)}
            min={1}
            max={1440}
            allowDecimal={false}
          />
        </Fields>
      </SettingsForm>
    </Card>
  );
}
