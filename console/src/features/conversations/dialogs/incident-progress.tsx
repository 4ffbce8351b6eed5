import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import classes from './dialogs.module.css';
import { type Incident, isGoing } from './incidents';
import { useMutationOf } from './use-mutation-of';

/** How many were answered of those who wrote about it; what is not sent yet can be stopped. */
export function IncidentProgress({ incident }: { incident: Incident }) {
  const { t } = useTranslation('conversations');
  const stop = useMutationOf(() => api.post('/api/incidents/{id}/stop', { path: { id: incident.id } }));
  const share = incident.conversations > 0 ? (100 * incident.answered) / incident.conversations : 100;
  return (
    <div className={classes.form}>
      <p>{t('incident.told', { answered: incident.answered, count: incident.conversations })}</p>
      <Progress value={share} aria-label={incident.title} />
      <p className={classes.soft}>{incident.answer}</p>
      {isGoing(incident) ? (
        <Button variant="default" onClick={() => stop.mutate()} loading={stop.isPending}>
          {t('incident.stop')}
        </Button>
      ) : null}
    </div>
  );
}
