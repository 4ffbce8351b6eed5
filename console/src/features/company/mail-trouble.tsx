import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { Card, Row, Rows } from '../../ui/card';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import { toastDone } from '../../ui/toast';
import { badMailsQuery, useChange } from './queries';

/** Mail of this mailbox that could not be read, sent or delivered, with why; nothing where all is well. */
export function MailTrouble({ channel }: { channel: string }) {
  const { t } = useTranslation('company');
  const mayDownload = useCan('personal_data.read');
  const mails = useQuery(badMailsQuery).data?.filter((each) => each.channel_id === channel) ?? [];
  const again = useChange(
    (id: string) => api.post('/api/mails/{id}/retry', { path: { id } }),
    () => toastDone(t('mailbox.asked')),
  );
  if (!mails.length) return null;
  return (
    <Card title={t('mailbox.trouble')} detail={t('mailbox.troubleDetail')}>
      <Rows label={t('mailbox.trouble')}>
        {mails.map((mail) => (
          <Row
            key={mail.id}
            title={
              <>
                {mail.subject || t('mailbox.noSubject')}
                <StatusPill tone="warning">{t(`mailbox.state.${mail.state}`)}</StatusPill>
              </>
            }
            detail={
              <>
                {mail.sender ? t('mailbox.from', { sender: mail.sender }) : t('mailbox.noSender')}
                {' · '}
                <TimeStamp at={mail.at} />
                {' · '}
                {mail.reason}
              </>
            }
          >
            {mail.way === 'in' && mayDownload ? (
              <Anchor href={`/api/mails/${mail.id}/raw`} download size="sm">
                {t('mailbox.download')}
              </Anchor>
            ) : null}
            {mail.state === 'unreadable' ? (
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
