import { Autocomplete, Button, Modal, SegmentedControl, Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../lib/api';
import { useMe } from '../../../lib/me';
import { toastDone } from '../../../ui/toast';
import { teammatesQuery, teamsQuery } from '../queries';
import type { Conversation } from '../types';
import classes from './dialogs.module.css';
import { useTold } from './use-told';

type Way = Schema<'HandOver'>['way'];
const REASONS = ['team', 'skill', 'lead', 'shift'] as const;

/** Give a conversation to another team or teammate, or up: why, and a word to whom it goes. */
export function HandOverDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useTranslation('conversations');
  const [way, setWay] = useState<Way>('transfer');
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const told = useTold(
    () => {
      const [kind, id = null] = (to ?? '').split(':');
      const whom = { teammate_id: kind === 'teammate' ? id : null, team_id: kind === 'team' ? id : null };
      return api.post('/api/conversations/{id}/hand-over', {
        path: { id: conversation.id },
        body: { way, reason, note, ...whom },
      });
    },
    () => {
      toastDone(t(`handOver.done.${way}`));
      onClose();
    },
  );
  return (
    <Modal opened onClose={onClose} title={t('handOver.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form
        className={classes.form}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (to && reason.trim()) told.mutate();
        }}
      >
        <SegmentedControl
          fullWidth
          value={way}
          onChange={(value) => setWay(value as Way)}
          aria-label={t('handOver.title')}
          data={[
            { value: 'transfer', label: t('handOver.transfer') },
            { value: 'escalate', label: t('handOver.escalate') },
          ]}
        />
        <p className={classes.soft}>{t(`handOver.words.${way}`)}</p>
        <Whom value={to} onChange={setTo} />
        <Autocomplete
          label={t('handOver.reason')}
          data={REASONS.map((each) => t(`handOver.reasons.${each}`))}
          value={reason}
          onChange={setReason}
          maxLength={200}
        />
        <Textarea
          label={t('handOver.note')}
          description={t('handOver.noteWords')}
          autosize
          minRows={2}
          maxRows={8}
          value={note}
          onChange={(typed) => setNote(typed.currentTarget.value)}
        />
        {told.error ? <p className={classes.wrong}>{told.error.message}</p> : null}
        <Button type="submit" loading={told.isPending} disabled={!to || !reason.trim()}>
          {t(`handOver.${way}`)}
        </Button>
      </form>
    </Modal>
  );
}

/** A team, or a teammate who still works here, but oneself. */
function Whom({ value, onChange }: { value: string | null; onChange: (to: string | null) => void }) {
  const { t } = useTranslation('conversations');
  const me = useMe().teammate.id;
  const teammates = useQuery(teammatesQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const people = teammates.filter((each) => each.active !== false && each.id !== me);
  return (
    <Select
      label={t('handOver.to')}
      data={[
        { group: t('assign.teams'), items: teams.map((each) => ({ value: `team:${each.id}`, label: each.name })) },
        {
          group: t('assign.teammates'),
          items: people.map((each) => ({ value: `teammate:${each.id}`, label: each.name })),
        },
      ]}
      value={value}
      onChange={onChange}
      searchable
      data-autofocus
    />
  );
}
