import { Button, Modal, TextInput } from '@mantine/core';
import { IconMessageCircle, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { ListSkeleton } from '../../ui/skeletons';
import { StatusPill } from '../../ui/status-pill';
import { Fields, Row, Rows, Section } from './card';
import { ChannelForm } from './channel-form';
import { channelsQuery, useChange } from './queries';
import { SettingsForm } from './settings-form';
import type { Channel } from './types';

const route = getRouteApi('/shell/settings/{-$section}');

/** The ways in and out: each site's chat and script tag. */
export function ChannelsSection() {
  const { t } = useTranslation('company');
  const mayEdit = useCan('channels.edit');
  const channels = useQuery(channelsQuery);
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (id?: string) => void navigate({ search: (now) => ({ ...now, open: id }) });
  const [adding, setAdding] = useState(false);
  const chosen = channels.data?.find((each) => each.id === open);
  if (chosen) return <ChannelForm key={chosen.id} channel={chosen} onBack={() => show()} />;
  const add = mayEdit ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('channels.add')}
    </Button>
  ) : null;
  return (
    <Section title={t('sections.channels')} detail={t('channels.detail')} act={channels.data?.length ? add : null}>
      {channels.isError ? <ErrorState error={channels.error} onRetry={() => void channels.refetch()} /> : null}
      {channels.isPending ? <ListSkeleton rows={2} /> : null}
      {channels.data?.length === 0 ? (
        <EmptyState icon={IconMessageCircle} title={t('channels.none')} action={add}>
          {t('channels.detail')}
        </EmptyState>
      ) : null}
      {channels.data?.length ? <ChannelRows channels={channels.data} onOpen={show} /> : null}
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={t('channels.add')}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        {adding ? (
          <AddForm
            onDone={(channel) => {
              setAdding(false);
              show(channel.id);
            }}
          />
        ) : null}
      </Modal>
    </Section>
  );
}

function ChannelRows({ channels, onOpen }: { channels: Channel[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation('company');
  return (
    <Rows label={t('sections.channels')}>
      {channels.map((channel) => (
        <Row
          key={channel.id}
          title={
            <>
              {channel.name}
              <StatusPill>{t(`channels.kind.${channel.kind}`)}</StatusPill>
              {channel.active ? null : <StatusPill tone="warning">{t('channels.closed')}</StatusPill>}
            </>
          }
          detail={channel.allowed_origins.join(', ') || t('channels.anyOrigin')}
          faded={!channel.active}
        >
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => onOpen(channel.id)}
            aria-label={t('openOf', { name: channel.name })}
          >
            {t('open')}
          </Button>
        </Row>
      ))}
    </Rows>
  );
}

function AddForm({ onDone }: { onDone: (channel: Channel) => void }) {
  const { t } = useTranslation('company');
  const [name, setName] = useState('');
  const add = useChange(() => api.post('/api/channels', { body: { name } }), onDone);
  return (
    <SettingsForm act={t('channels.add')} busy={add.isPending} onSubmit={() => add.mutate(undefined)}>
      <Fields wide>
        <TextInput
          label={t('name')}
          description={t('channels.nameHint')}
          value={name}
          onChange={(typed) => setName(typed.currentTarget.value)}
          required
          withAsterisk={false}
          data-autofocus
        />
      </Fields>
    </SettingsForm>
  );
}
