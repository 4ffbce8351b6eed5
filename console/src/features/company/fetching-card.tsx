import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { Acts, Card } from '../../ui/card';
import { toastDone } from '../../ui/toast';
import { AccountForm } from './account-form';
import { FetchingState } from './fetching-state';
import { useChange } from './queries';
import type { Fetching } from './types';

/** Where the mail of a mailbox is fetched from by IMAP: how that goes, and the way in. Secrets are typed, never shown. */
export function FetchingCard({ id, address, fetching }: { id: string; address: string; fetching: Fetching | null }) {
  const { t } = useTranslation('company');
  const [open, setOpen] = useState(false);
  const stop = useChange(
    () => api.delete('/api/mailboxes/{id}/fetching', { path: { id } }),
    () => toastDone(t('fetching.stopped')),
  );
  return (
    <Card title={t('fetching.title')} detail={t('fetching.detail')}>
      {fetching ? <FetchingState fetching={fetching} /> : null}
      {open ? (
        <AccountForm id={id} address={address} fetching={fetching} onDone={() => setOpen(false)} />
      ) : (
        <Acts>
          {fetching ? (
            <Button variant="subtle" color="red" onClick={() => stop.mutate(undefined)} loading={stop.isPending}>
              {t('fetching.stop')}
            </Button>
          ) : null}
          <Button variant="default" onClick={() => setOpen(true)}>
            {t(fetching ? 'fetching.change' : 'fetching.begin')}
          </Button>
        </Acts>
      )}
    </Card>
  );
}
