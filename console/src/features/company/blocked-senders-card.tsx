import { Anchor, Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { Card, Row, Rows } from '../../ui/card';
import { TimeStamp } from '../../ui/time-stamp';
import { toastDone } from '../../ui/toast';
import { blockedMailsQuery, blockedSendersQuery, useChange } from './queries';
import { SettingsForm } from './settings-form';

/** Addresses and domains whose mail goes no further, and the mail itself; nothing for who may not block. */
export function BlockedSendersCard() {
  const may = useCan('customers.block');
  return may ? (
    <>
      <Senders />
      <Mails />
    </>
  ) : null;
}

function Senders() {
  const { t } = useTranslation('company');
  const [sender, setSender] = useState('');
  const blocked = useQuery(blockedSendersQuery).data ?? [];
  const block = useChange(
    () => api.post('/api/blocked-senders', { body: { sender } }),
    () => {
      toastDone(t('blockedSenders.blocked', { sender: sender.trim() }));
      setSender('');
    },
  );
  const unblock = useChange(
    (one: string) => api.delete('/api/blocked-senders', { query: { sender: one } }),
    () => toastDone(t('blockedSenders.unblocked')),
  );
  return (
    <Card title={t('blockedSenders.title')} detail={t('blockedSenders.detail')}>
      <SettingsForm
        act={t('blockedSenders.act')}
        busy={block.isPending}
        disabled={sender.trim().length < 3}
        onSubmit={() => block.mutate(undefined)}
      >
        <TextInput
          label={t('blockedSenders.add')}
          placeholder="spam.example"
          value={sender}
          maxLength={254}
          onChange={(typed) => setSender(typed.currentTarget.value)}
        />
      </SettingsForm>
      {blocked.length ? (
        <Rows label={t('blockedSenders.title')}>
          {blocked.map((one) => (
            <Row key={one.sender} title={one.sender} detail={<TimeStamp at={one.at} />}>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => unblock.mutate(one.sender)}
                aria-label={`${t('blockedSenders.unblock')}: ${one.sender}`}
              >
                {t('blockedSenders.unblock')}
              </Button>
            </Row>
          ))}
        </Rows>
      ) : null}
    </Card>
  );
}

function Mails() {
  const { t } = useTranslation('company');
  const mayRead = useCan('channels.edit');
  const mayDownload = useCan('personal_data.read');
  const mails = useQuery(blockedMailsQuery).data ?? [];
  const again = useChange(
    (id: string) => api.post('/api/mails/{id}/retry', { path: { id } }),
    () => toastDone(t('mailbox.asked')),
  );
  if (!mails.length) return null;
  return (
    <Card title={t('blockedSenders.mails')} detail={t('blockedSenders.mailsDetail')}>
      <Rows label={t('blockedSenders.mails')}>
        {mails.map((mail) => (
          <Row
            key={mail.id}
            title={mail.subject || t('mailbox.noSubject')}
            detail={
              <>
                {t('mailbox.from', { sender: mail.sender })} · <TimeStamp at={mail.at} />
              </>
            }
          >
            {mayDownload ? (
              <Anchor href={`/api/mails/${mail.id}/raw`} download size="sm">
                {t('mailbox.download')}
              </Anchor>
            ) : null}
            {mayRead ? (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => again.mutate(mail.id)}
                aria-label={`${t('mailbox.again')}: ${mail.subject}`}
              >
                {t('mailbox.again')}
              </Button>
            ) : null}
          </Row>
        ))}
      </Rows>
    </Card>
  );
}
