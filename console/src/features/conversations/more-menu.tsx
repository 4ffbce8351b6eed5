import { ActionIcon, Button, Group, Menu, Modal, TextInput } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowMerge,
  IconArrowsExchange,
  IconBan,
  IconCalendarTime,
  IconClipboardCheck,
  IconDots,
  IconLink,
  IconLinkPlus,
  IconMailForward,
  IconShieldX,
  IconSparkles,
  IconUrgent,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { MenuItemLink } from '../../ui/links';
import { toastDone, toastError } from '../../ui/toast';
import { openDialog } from './dialogs/open-dialog';
import { useUnsplit } from './dialogs/split-dialog';
import { Summary, useSumsUp } from './summary';
import type { Conversation } from './types';
import type { Acts } from './use-acts';

type Props = { conversation: Conversation; acts: Acts };

/** The rarer acts: link, transcript, spam, block. */
export function MoreMenu({ conversation, acts }: Props) {
  const { t } = useTranslation('conversations');
  const [dialog, setDialog] = useState<'transcript' | 'block' | 'summary' | null>(null);
  const reply = useCan('conversations.reply');
  const block = useCan('customers.block');
  const review = useCan('coaching.edit');
  const sumsUp = useSumsUp();
  const unsplit = useUnsplit();
  const spam = conversation.status === 'spam';
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon aria-label={t('more.more')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconLink size={16} aria-hidden />}
            onClick={() => void navigator.clipboard.writeText(location.href).then(() => toastDone(t('more.copied')))}
          >
            {t('more.copy')}
          </Menu.Item>
          {review ? (
            <MenuItemLink
              to="/insights/quality/$conversationId"
              params={{ conversationId: conversation.id }}
              leftSection={<IconClipboardCheck size={16} aria-hidden />}
            >
              {t('more.review')}
            </MenuItemLink>
          ) : null}
          {reply ? (
            <>
              {sumsUp ? (
                <Menu.Item leftSection={<IconSparkles size={16} aria-hidden />} onClick={() => setDialog('summary')}>
                  {t('summary.act')}
                </Menu.Item>
              ) : null}
              <Menu.Item
                leftSection={<IconMailForward size={16} aria-hidden />}
                onClick={() => setDialog('transcript')}
              >
                {t('more.transcript')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconArrowsExchange size={16} aria-hidden />}
                onClick={() => openDialog('handOver')}
              >
                {t('handOver.title')} …
              </Menu.Item>
              <Menu.Item leftSection={<IconArrowMerge size={16} aria-hidden />} onClick={() => openDialog('merge')}>
                {t('merge.title')} …
              </Menu.Item>
              {conversation.split_from_id && !conversation.merged_into_id ? (
                <Menu.Item
                  leftSection={<IconArrowBackUp size={16} aria-hidden />}
                  onClick={() => unsplit(conversation.id)}
                >
                  {t('split.putBack')}
                </Menu.Item>
              ) : null}
              <Menu.Item leftSection={<IconLinkPlus size={16} aria-hidden />} onClick={() => openDialog('link')}>
                {t('link.title')} …
              </Menu.Item>
              <Menu.Item leftSection={<IconUrgent size={16} aria-hidden />} onClick={() => openDialog('incident')}>
                {t('incident.title')} …
              </Menu.Item>
              <Menu.Item leftSection={<IconCalendarTime size={16} aria-hidden />} onClick={() => openDialog('promise')}>
                {t('promise.title')} …
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item leftSection={<IconShieldX size={16} aria-hidden />} onClick={spam ? acts.notSpam : acts.spam}>
                {spam ? t('acts.doNotSpam') : t('acts.doSpam')}
              </Menu.Item>
            </>
          ) : null}
          {block ? (
            <Menu.Item
              color="negative"
              leftSection={<IconBan size={16} aria-hidden />}
              onClick={() => setDialog('block')}
            >
              {t('more.block')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Summary conversation={conversation} opened={dialog === 'summary'} onClose={() => setDialog(null)} />
      <Transcript conversation={conversation} opened={dialog === 'transcript'} onClose={() => setDialog(null)} />
      <Block conversation={conversation} acts={acts} opened={dialog === 'block'} onClose={() => setDialog(null)} />
    </>
  );
}

type DialogProps = { conversation: Conversation; opened: boolean; onClose: () => void };

function Transcript({ conversation, opened, onClose }: DialogProps) {
  const { t } = useTranslation('conversations');
  const [email, setEmail] = useState('');
  const send = useMutation({
    mutationFn: () =>
      api.post('/api/conversations/{id}/transcript', { path: { id: conversation.id }, body: { email } }),
    onSuccess: () => {
      toastDone(t('more.transcriptSent', { email }));
      onClose();
    },
    onError: (error) => toastError(t('more.transcriptFailed'), error),
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('more.transcript')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          send.mutate();
        }}
      >
        <TextInput
          type="email"
          required
          withAsterisk={false}
          label={t('more.transcriptTo')}
          value={email}
          onChange={(change) => setEmail(change.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end" mt="md">
          <Button type="submit" loading={send.isPending}>
            {t('more.transcriptSend')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function Block({ conversation, acts, opened, onClose }: DialogProps & { acts: Acts }) {
  const { t } = useTranslation('conversations');
  const name = conversation.customer.name ?? t('visitor');
  const block = useMutation({
    mutationFn: () => api.post('/api/customers/{id}/block', { path: { id: conversation.customer.id } }),
    onSuccess: () => {
      onClose();
      acts.spam();
    },
    onError: (error) => toastError(t('more.blockFailed'), error),
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('more.blockTitle', { name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <p>{t('more.blockWords', { name })}</p>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('more.cancel')}
        </Button>
        <Button color="negative" loading={block.isPending} onClick={() => block.mutate()}>
          {t('more.block')}
        </Button>
      </Group>
    </Modal>
  );
}
