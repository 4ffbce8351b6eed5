import { Autocomplete, Button, Modal, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import type { Conversation } from '../types';
import classes from './dialogs.module.css';
import { IncidentProgress } from './incident-progress';
import { type Incident, incidentsQuery } from './incidents';
import { useMutationOf } from './use-mutation-of';
import { useTold } from './use-told';

type Props = { conversation: Conversation; onClose: () => void };

/** Which incident a conversation tells of; once it hangs on one, the answer for everybody who wrote about it. */
export function IncidentDialog({ conversation, onClose }: Props) {
  const { t } = useTranslation('conversations');
  const incidents = useQuery(incidentsQuery).data ?? [];
  const incident = incidents.find((each) => each.id === conversation.incident_id);
  return (
    <Modal
      opened
      onClose={onClose}
      title={incident?.title ?? t('incident.title')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {incident ? (
        <Answer incident={incident} conversation={conversation} onClose={onClose} />
      ) : (
        <Choose conversation={conversation} incidents={incidents.filter((each) => !each.solved_at)} onClose={onClose} />
      )}
    </Modal>
  );
}

function Choose({ conversation, incidents, onClose }: Props & { incidents: Incident[] }) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const [title, setTitle] = useState('');
  const told = useTold(
    async () => {
      const known = incidents.find((each) => each.title.toLowerCase() === title.trim().toLowerCase());
      const { id: incident_id } = known ?? (await api.post('/api/incidents', { body: { title } }));
      return api.put('/api/conversations/{id}/incident', { path: { id: conversation.id }, body: { incident_id } });
    },
    () => {
      void client.invalidateQueries({ queryKey: incidentsQuery.queryKey });
      onClose();
    },
  );
  return (
    <form
      className={classes.form}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (title.trim()) told.mutate();
      }}
    >
      <p className={classes.soft}>{t('incident.words')}</p>
      <Autocomplete
        label={t('incident.name')}
        placeholder={t('incident.hint')}
        data={incidents.map((each) => each.title)}
        value={title}
        onChange={setTitle}
        maxLength={120}
        data-autofocus
      />
      {told.error ? <p className={classes.wrong}>{told.error.message}</p> : null}
      <Button type="submit" loading={told.isPending} disabled={!title.trim()}>
        {t('incident.put')}
      </Button>
    </form>
  );
}

function Answer({ incident, conversation, onClose }: Props & { incident: Incident }) {
  const { t } = useTranslation('conversations');
  const places = { first: `{{first_name|${t('incident.without')}}}`, whole: '{{name}}' };
  const [answer, setAnswer] = useState(() => t('incident.draft', places));
  const solve = useMutationOf(() =>
    api.post('/api/incidents/{id}/solve', { path: { id: incident.id }, body: { answer } }),
  );
  const take = useTold(
    () => api.put('/api/conversations/{id}/incident', { path: { id: conversation.id }, body: { incident_id: null } }),
    onClose,
  );
  if (incident.solved_at) return <IncidentProgress incident={incident} />;
  return (
    <form
      className={classes.form}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        solve.mutate();
      }}
    >
      <p className={classes.soft}>{t('incident.people', { count: incident.conversations })}</p>
      <Textarea
        label={t('incident.answer')}
        description={t('incident.answerWords', places)}
        autosize
        minRows={4}
        maxRows={12}
        value={answer}
        onChange={(typed) => setAnswer(typed.currentTarget.value)}
        data-autofocus
      />
      {solve.error ? <p className={classes.wrong}>{solve.error.message}</p> : null}
      <Button type="submit" loading={solve.isPending} disabled={!answer.trim()}>
        {t('incident.solve', { count: incident.conversations })}
      </Button>
      <Button variant="subtle" color="gray" onClick={() => take.mutate()} loading={take.isPending}>
        {t('incident.takeOff')}
      </Button>
    </form>
  );
}
