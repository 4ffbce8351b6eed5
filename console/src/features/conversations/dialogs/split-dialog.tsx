import { Button, Checkbox, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { plainWords } from '../../../lib/plain-words';
import { toastError, toastUndo } from '../../../ui/toast';
import { conversationQuery, refreshLists } from '../queries';
import { threadOf } from '../thread-cache';
import type { Conversation, Entry } from '../types';
import classes from './dialogs.module.css';
import { useTold } from './use-told';

type Props = { conversation: Conversation; entry: Entry; onClose: () => void };

/** Make a conversation of its own of what the customer asked beside the matter. */
export function SplitDialog({ conversation, entry, onClose }: Props) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [following, setFollowing] = useState(false);
  const undo = useUnsplit();
  const { id } = conversation;
  const later = threadOf(client, id)?.entries.filter(
    (each) => each.kind === 'message' && each.author.kind === 'customer' && each.position > entry.position,
  );
  const runs = conversation.channel.kind !== 'email' && !['resolved', 'closed'].includes(conversation.status);
  const told = useTold(
    () => api.post('/api/conversations/{id}/split', { path: { id }, body: { entry_id: entry.id, following } }),
    (now) => {
      void client.invalidateQueries({ queryKey: ['conversations', 'related'] });
      const go = () =>
        void navigate({
          to: '/inbox/{-$conversationId}',
          params: { conversationId: now.id },
          search: (search) => search as object,
        });
      toastUndo(t('split.done', { number: now.number }), () => undo(now.id), undefined, {
        words: t('split.go'),
        go,
      });
      onClose();
    },
  );
  return (
    <Modal opened onClose={onClose} title={t('split.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form
        className={classes.form}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          told.mutate();
        }}
      >
        <p className={classes.soft}>{t(runs ? 'split.runs' : 'split.words')}</p>
        <blockquote className={classes.quote} dir="auto">
          {plainWords(entry.body) || entry.attachments.map((each) => each.name).join(', ')}
        </blockquote>
        {later?.length && !runs ? (
          <Checkbox
            checked={following}
            onChange={(change) => setFollowing(change.currentTarget.checked)}
            label={t('split.following', { count: later.length })}
          />
        ) : null}
        {told.error ? (
          <p className={classes.wrong} role="alert">
            {told.error.message}
          </p>
        ) : null}
        <Button type="submit" loading={told.isPending} disabled={runs}>
          {t('split.act')}
        </Button>
      </form>
    </Modal>
  );
}

/** Put what was split out back where it stood, and go there. */
export function useUnsplit(): (id: string) => void {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const navigate = useNavigate();
  return (id) => {
    void api
      .post('/api/conversations/{id}/unsplit', { path: { id } })
      .then((old) => {
        client.setQueryData(conversationQuery(old.id).queryKey, old);
        void navigate({
          to: '/inbox/{-$conversationId}',
          params: { conversationId: old.id },
          search: (search) => search as object,
        });
      })
      .catch((error) => toastError(t('acts.failed'), error))
      .finally(() => {
        void client.invalidateQueries({ queryKey: conversationQuery(id).queryKey });
        void client.invalidateQueries({ queryKey: ['conversations', 'related'] });
        void refreshLists(client);
      });
  };
}
