import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { ErrorState } from '../../../ui/error-state';
import { ListSkeleton } from '../../../ui/skeletons';
import { TimeStamp } from '../../../ui/time-stamp';
import { toastUndo } from '../../../ui/toast';
import { relatedQuery, useUnlink } from '../related/queries';
import { StandingPill } from '../standing-pill';
import type { Conversation } from '../types';
import classes from './dialogs.module.css';

const SOON = 250;

/** Say which other conversations this one has to do with: of anybody, found by number, subject or customer. */
export function LinkDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useTranslation('conversations');
  const { id } = conversation;
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, SOON);
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<Conversation[]>([]);
  const unlink = useUnlink(id);
  const ids = chosen.map((each) => each.id);
  const link = useMutation({
    mutationFn: () => api.post('/api/conversations/{id}/links', { path: { id }, body: { ids, reason } }),
    onSuccess: (now) => {
      client.setQueryData(relatedQuery(id).queryKey, now.items);
      toastUndo(t('link.done', { count: ids.length }), () => unlink(ids));
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('link.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form
        className={classes.form}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          link.mutate();
        }}
      >
        <p className={classes.soft}>{t('link.words')}</p>
        <TextInput
          label={t('link.find')}
          placeholder={t('link.hint')}
          value={typed}
          maxLength={200}
          onChange={(change) => setTyped(change.currentTarget.value)}
          data-autofocus
        />
        <Offered id={id} asked={asked} chosen={chosen} onChoose={setChosen} />
        {chosen.length > 0 ? (
          <TextInput
            label={t('link.reason')}
            value={reason}
            maxLength={200}
            onChange={(change) => setReason(change.currentTarget.value)}
          />
        ) : null}
        {link.error ? (
          <p className={classes.wrong} role="alert">
            {link.error.message}
          </p>
        ) : null}
        <Button type="submit" loading={link.isPending} disabled={chosen.length === 0}>
          {t('link.act')}
        </Button>
      </form>
    </Modal>
  );
}

type OfferedProps = {
  id: string;
  asked: string;
  chosen: Conversation[];
  onChoose: (chosen: Conversation[]) => void;
};

/** What was found and is not linked yet; what is chosen stays on top, whatever is looked for next. */
function Offered({ id, asked, chosen, onChoose }: OfferedProps) {
  const { t } = useTranslation('conversations');
  const linked = useQuery(relatedQuery(id)).data ?? [];
  const found = useQuery({
    queryKey: ['conversations', 'linkable', id, asked],
    queryFn: async ({ signal }) =>
      (await api.get('/api/conversations/{id}/linkable', { path: { id }, query: { text: asked }, signal })).items,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const known = new Set([...chosen.map((each) => each.id), ...linked.map((each) => each.conversation.id)]);
  const offered = [...chosen, ...(found.data ?? []).filter((each) => !known.has(each.id))];
  if (found.isPending) return <ListSkeleton rows={3} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (offered.length === 0) return <p className={classes.soft}>{t('link.none')}</p>;
  return offered.map((each) => (
    <Checkbox
      key={each.id}
      checked={chosen.includes(each)}
      onChange={(change) =>
        onChoose(change.currentTarget.checked ? [...chosen, each] : chosen.filter((one) => one.id !== each.id))
      }
      label={each.subject || each.first_words || each.snippet || t('state.internal')}
      description={
        <>
          #{each.number} · {each.customer.name ?? t('visitor')} · <TimeStamp at={each.last_at} />{' '}
          <StandingPill conversation={each} />
        </>
      }
    />
  ));
}
