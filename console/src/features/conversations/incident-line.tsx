import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import { incidentsQuery } from './dialogs/incidents';
import { openDialog } from './dialogs/open-dialog';
import classes from './no-reply-line.module.css';
import type { Conversation } from './types';

/** That others have this too: which incident it is, how many wrote about it, and what became of it. */
export function IncidentLine({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const may = useCan('conversations.reply');
  const incidents = useQuery({ ...incidentsQuery, enabled: conversation.incident_id !== null }).data;
  const incident = incidents?.find((each) => each.id === conversation.incident_id);
  if (!incident) return null;
  return (
    <p className={classes.line}>
      <span>
        {incident.title} · {t('incident.have', { count: incident.conversations })}
      </span>
      {may ? (
        <Button variant="subtle" size="compact-xs" onClick={() => openDialog('incident')}>
          {incident.solved_at
            ? t('incident.told', { answered: incident.answered, count: incident.conversations })
            : t('incident.answerAll')}
        </Button>
      ) : null}
    </p>
  );
}
