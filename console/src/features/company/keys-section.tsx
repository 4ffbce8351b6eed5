import { Button, Modal, MultiSelect, TextInput } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useMe } from '../../lib/me';
import { Acts, Fields, Row, Rows, Section } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { ShownOnce } from '../../ui/shown-once';
import { ListSkeleton } from '../../ui/skeletons';
import { TimeStamp } from '../../ui/time-stamp';
import { keysQuery, permissionsQuery, useChange } from './queries';
import { SettingsForm } from './settings-form';
import type { ApiKey } from './types';

/** How servers and programs speak to Wayline. */
export function KeysSection() {
  const { t } = useTranslation('company');
  const keys = useQuery(keysQuery);
  const [making, setMaking] = useState(false);
  const withdraw = useChange((id: string) => api.delete('/api/keys/{id}', { path: { id } }));
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>
      {t('keys.add')}
    </Button>
  );
  return (
    <Section title={t('sections.keys')} detail={t('keys.detail')} act={keys.data?.length ? add : null}>
      {keys.isError ? <ErrorState error={keys.error} onRetry={() => void keys.refetch()} /> : null}
      {keys.isPending ? <ListSkeleton rows={2} /> : null}
      {keys.data?.length === 0 ? (
        <EmptyState icon={IconKey} title={t('keys.none')} action={add}>
          {t('keys.noneWords')}
        </EmptyState>
      ) : null}
      {keys.data?.length ? (
        <Rows label={t('sections.keys')}>
          {keys.data.map((key) => (
            <Row key={key.id} title={key.name} detail={<KeyFacts apiKey={key} />}>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => withdraw.mutate(key.id)}
                aria-label={t('keys.withdrawOf', { name: key.name })}
              >
                {t('keys.withdraw')}
              </Button>
            </Row>
          ))}
        </Rows>
      ) : null}
      <Modal
        opened={making}
        onClose={() => setMaking(false)}
        title={t('keys.add')}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        {making ? <KeyForm onClose={() => setMaking(false)} /> : null}
      </Modal>
    </Section>
  );
}

function KeyFacts({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation('company');
  return (
    <>
      {apiKey.begins_with}… · {apiKey.scopes.join(', ')} ·{' '}
      {apiKey.last_used_at ? (
        <>
          {t('keys.used')} <TimeStamp at={apiKey.last_used_at} style="day-time" />
        </>
      ) : (
        t('keys.unused')
      )}
    </>
  );
}

function KeyForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('company');
  const mine = useMe().teammate.permissions;
  const permissions = useQuery(permissionsQuery).data ?? [];
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>(['collect.write']);
  const make = useChange(() => api.post('/api/keys', { body: { name, scopes } }));
  if (make.data) {
    return (
      <Fields wide>
        <ShownOnce title={t('keys.made')} words={t('keys.madeWords')} value={make.data.key} />
        <Acts>
          <Button onClick={onClose}>{t('done')}</Button>
        </Acts>
      </Fields>
    );
  }
  return (
    <SettingsForm
      act={t('keys.act')}
      busy={make.isPending}
      onSubmit={() => make.mutate(undefined)}
      disabled={scopes.length === 0}
    >
      <Fields wide>
        <TextInput
          label={t('name')}
          description={t('keys.nameHint')}
          value={name}
          onChange={(typed) => setName(typed.currentTarget.value)}
          required
          withAsterisk={false}
          data-autofocus
        />
        <MultiSelect
          label={t('keys.scopes')}
          data={permissions
            .filter((each) => mine.includes(each.name))
            .map((each) => ({ value: each.name, label: each.sentence }))}
          value={scopes}
          onChange={setScopes}
          searchable
        />
      </Fields>
    </SettingsForm>
  );
}
