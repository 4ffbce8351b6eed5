import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { Acts, Card } from '../../ui/card';
import { ShownOnce } from '../../ui/shown-once';
import { TimeStamp } from '../../ui/time-stamp';
import { useChange } from './queries';
import type { Channel } from './types';

/** The secret with which a site signs who is signed in there. */
export function SecretCard({ channel }: { channel: Channel }) {
  const { t } = useTranslation('company');
  const make = useChange(() => api.post('/api/channels/{id}/secret', { path: { id: channel.id } }));
  return (
    <Card title={t('secret.title')} detail={t('secret.detail')}>
      {make.data ? <ShownOnce title={t('secret.made')} words={t('secret.madeWords')} value={make.data.secret} /> : null}
      {channel.secret_made_at && !make.data ? (
        <p style={{ margin: 0 }}>
          {t('secret.since')} <TimeStamp at={channel.secret_made_at} style="day" />
        </p>
      ) : null}
      <Acts>
        <Button variant="default" onClick={() => make.mutate(undefined)} loading={make.isPending}>
          {t(channel.secret_made_at ? 'secret.again' : 'secret.act')}
        </Button>
      </Acts>
    </Card>
  );
}
