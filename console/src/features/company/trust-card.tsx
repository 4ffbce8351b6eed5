import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { Card } from '../../ui/card';
import { toastDone } from '../../ui/toast';
import { useChange } from './queries';
import { SettingsForm } from './settings-form';

/** Whose word on senders is believed: the server that checks DMARC for this mailbox, by the name it signs with. */
export function TrustCard({ id, trusted }: { id: string; trusted: string }) {
  const { t } = useTranslation('company');
  const [server, setServer] = useState(trusted);
  const save = useChange(
    () => api.put('/api/mailboxes/{id}/trusted', { path: { id }, body: { server } }),
    () => toastDone(t('saved')),
  );
  return (
    <Card title={t('trust.title')} detail={t('trust.detail')}>
      <SettingsForm act={t('save')} busy={save.isPending} onSubmit={() => save.mutate(undefined)}>
        <TextInput
          label={t('trust.server')}
          description={t('trust.hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder="mx.google.com"
          value={server}
          onChange={(typed) => setServer(typed.currentTarget.value)}
        />
      </SettingsForm>
    </Card>
  );
}
