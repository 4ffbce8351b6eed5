import { Button, Checkbox, Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { ErrorState } from '../../../ui/error-state';
import { ListSkeleton } from '../../../ui/skeletons';
import { TimeStamp } from '../../../ui/time-stamp';
import { toastError, toastUndo } from '../../../ui/toast';
import { conversationQuery, refreshLists } from '../queries';
import { StandingPill } from '../standing-pill';
import type { Conversation } from '../types';
import classes from './dialogs.module.css';
import { useTold } from './use-told';

/** Make other conversations of the same customer one with this one. */
export function MergeDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useTranslation('conversations');
  const { id } = conversation;
  const others = useQuery({
    queryKey: ['conversations', 'others', id],
    queryFn: async ({ signal }) => (await api.get('/api/conversations/{id}/others', { path: { id }, signal })).items,
    staleTime: 0,
  });
  const offered = (others.data ?? []).filter((each) => each.status !== 'closed');
  const [chosen, setChosen] = useState<string[]>([]);
  const undo = useUndo();
  const told = useTold(
    () => api.post('/api/conversations/{id}/merge', { path: { id }, body: { ids: chosen } }),
    () => {
      toastUndo(t('merge.done', { count: chosen.length }), () => undo(chosen));
      onClose();
    },
  );
  return (
    <Modal opened onClose={onClose} title={t('merge.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form
        className={classes.form}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          told.mutate();
        }}
      >
        <p className={classes.soft}>{t(offered.length > 0 || others.isPending ? 'merge.words' : 'merge.none')}</p>
        {others.isPending ? <ListSkeleton rows={3} /> : null}
        {others.isError ? <ErrorState error={others.error} onRetry={() => void others.refetch()} /> : null}
        {offered.map((each) => (
          <Checkbox
            key={each.id}
            checked={chosen.includes(each.id)}
            onChange={(change) =>
              setChosen(change.currentTarget.checked ? [...chosen, each.id] : chosen.filter((one) => one !== each.id))
            }
            label={each.subject || each.first_words || each.snippet || t('state.internal')}
            description={
              <>
                {each.channel.name} · <TimeStamp at={each.last_at} /> <StandingPill conversation={each} />
              </>
            }
          />
        ))}
        {told.error ? <p className={classes.wrong}>{told.error.message}</p> : null}
        {offered.length > 0 ? (
          <Button type="submit" loading={told.isPending} disabled={chosen.length === 0}>
            {t('merge.act')}
          </Button>
        ) : null}
      </form>
    </Modal>
  );
}

/** Take a merge back: every one of them stands again as it did. */
export function useUndo(): (ids: string[]) => void {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  return (ids) => {
    void Promise.all(ids.map((id) => api.post('/api/conversations/{id}/unmerge', { path: { id } })))
      .then((back) => {
        for (const each of back) client.setQueryData(conversationQuery(each.id).queryKey, each);
      })
      .catch((error) => toastError(t('acts.failed'), error))
      .finally(() => void refreshLists(client));
  };
}
