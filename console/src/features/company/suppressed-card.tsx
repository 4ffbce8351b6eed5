import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { Card, Row, Rows } from '../../ui/card';
import { TimeStamp } from '../../ui/time-stamp';
import { toastDone } from '../../ui/toast';
import { suppressedQuery, useChange } from './queries';

/** Addresses nothing is sent to, because a mail to them bounced for good; nothing where there are none. */
export function SuppressedCard() {
  const { t } = useTranslation('company');
  const may = useCan('conversations.reply');
  const held = useQuery({ ...suppressedQuery, enabled: may }).data ?? [];
  const lift = useChange(
    (address: string) => api.delete('/api/suppressed', { query: { address } }),
    () => toastDone(t('suppressed.lifted')),
  );
  if (!held.length) return null;
  return (
    <Card title={t('suppressed.title')} detail={t('suppressed.detail')}>
      <Rows label={t('suppressed.title')}>
        {held.map(({ address, at, reason }) => (
          <Row
            key={address}
            title={address}
            detail={
              <>
                <TimeStamp at={at} /> · {reason}
              </>
            }
          >
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => lift.mutate(address)}
              aria-label={`${t('suppressed.lift')}: ${address}`}
            >
              {t('suppressed.lift')}
            </Button>
          </Row>
        ))}
      </Rows>
    </Card>
  );
}
