import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { IconMessageCircle, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { Fields, Row, Rows, Section } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { ListSkeleton } from '../../ui/skeletons';
import { StatusPill } from '../../ui/status-pill';
import { BlockedSendersCard } from './blocked-senders-card';
import { ChannelForm } from './channel-form';
import { MailboxForm } from './mailbox-form';
import { channelsQuery, mailboxesQuery, useChange } from './queries';
import { SettingsForm } from './settings-form';
import { SuppressedCard } from './suppressed-card';
import type { Channel } from './types';

const route = getRouteApi('/shell/settings/{-$section}');

/** The ways in and out: each site's chat and script tag, each mailbox. */
export function ChannelsSection() {
  const { t } = useTranslation('company');
  const mayEdit = useCan('channels.edit');
  const channels = useQuery(channelsQuery);
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (id?: string) => void navigate({ search: (now) => ({ ...now, open: id }) });
  const [adding, setAdding] = useState(false);
  const chosen = channels.data?.find((each) => each.id === open);
  if (chosen?.kind === 'email') return <MailboxForm key={chosen.id} channel={chosen} onBack={() => show()} />;
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
      <SuppressedCard />
      <BlockedSendersCard />
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={t('channels.add')}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        {adding ? (
          <AddForm
            onDone={(id) => {
              setAdding(false);
              show(id);
            }}
          />
        ) : null}
      </Modal>
    </Section>
  );
}

function ChannelRows({ channels, onOpen }: { channels: Channel[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation('company');
  const mailboxes = useQuery(mailboxesQuery).data ?? [];
  const detailOf = (channel: Channel) =>
    channel.kind === 'email'
      ? mailboxes.find((each) => each.channel_id === channel.id)?.address
      : channel.allowed_origins.join(', ') || t('channels.anyOrigin');
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
          detail={detailOf(channel)}
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

const KINDS = ['chat', 'email'] as const;
type Kind = (typeof KINDS)[number];

/** A new chat needs a name; a mailbox its address too. */
function AddForm({ onDone }: { onDone: (id: string) => void }) {
  const { t } = useTranslation('company');
  const [kind, setKind] = useState<Kind>('chat');
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const add = useChange(
    async () =>
      kind === 'chat'
        ? (await api.post('/api/channels', { body: { name } })).id
        : (await api.post('/api/mailboxes', { body: { name, address } })).channel_id,
    onDone,
  );
  return (
    <SettingsForm act={t('channels.add')} busy={add.isPending} onSubmit={() => add.mutate(undefined)}>
      <Fields wide>
        <SegmentedControl
          fullWidth
          aria-label={t('channels.kindLabel')}
          data={KINDS.map((each) => ({ value: each, label: t(`channels.kind.${each}`) }))}
          value={kind}
          onChange={(chosen) => setKind(chosen as Kind)}
        />
        <TextInput
          label={t('name')}
          description={t(kind === 'chat' ? 'channels.nameHint' : 'mailbox.nameHint')}
          value={name}
          onChange={(typed) => setName(typed.currentTarget.value)}
          required
          withAsterisk={false}
          data-autofocus
        />
        {kind === 'email' ? (
          <TextInput
            type="email"
            label={t('mailbox.address')}
            placeholder="help@example.com"
            value={address}
            onChange={(typed) => setAddress(typed.currentTarget.value)}
            error={add.error?.message}
            required
            withAsterisk={false}
          />
        ) : null}
      </Fields>
    </SettingsForm>
  );
}
