import { ActionIcon } from '@mantine/core';
import { IconBell, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { useCan } from '../../../lib/me';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { AnchorLink } from '../../../ui/links';
import { ListSkeleton } from '../../../ui/skeletons';
import { StatusPill, type Tone } from '../../../ui/status-pill';
import { TimeStamp } from '../../../ui/time-stamp';
import { useThemeChange } from '../queries';
import type { Alarm, Alert } from '../types';
import { AlertForm } from './alert-form';
import classes from './alerts.module.css';

/** What one is told of, and what was told: a theme that grows or begins to hurt, and what is new. */
export function AlertsPart() {
  const { t } = useTranslation('themes');
  const edits = useCan('themes.edit');
  const alerts = useQuery({
    queryKey: ['themes', 'alerts'],
    queryFn: ({ signal }) => api.get('/api/words/alerts', { signal }),
  });
  if (alerts.isPending) return <ListSkeleton rows={4} />;
  if (alerts.isError) return <ErrorState error={alerts.error} onRetry={() => void alerts.refetch()} />;
  const { items, alarms } = alerts.data;
  return (
    <div className={classes.columns}>
      <section className={classes.part} aria-labelledby="alerts">
        <h2 id="alerts" className={classes.title}>
          {t('alerts.mine')}
        </h2>
        {edits ? <AlertForm /> : null}
        {items.length === 0 ? (
          <EmptyState icon={IconBell} title={t('alerts.none')}>
            {t('alerts.noneWords')}
          </EmptyState>
        ) : (
          <ul className={classes.list}>
            {items.map((each) => (
              <AlertRow key={each.id} alert={each} edits={edits} />
            ))}
          </ul>
        )}
      </section>
      <section className={classes.part} aria-labelledby="alarms">
        <h2 id="alarms" className={classes.title}>
          {t('alerts.told')}
        </h2>
        {alarms.length === 0 ? <p className={classes.soft}>{t('alerts.nothingTold')}</p> : null}
        <ul className={classes.list}>
          {alarms.map((each) => (
            <AlarmRow key={each.id} alarm={each} alert={items.find(({ id }) => id === each.alert_id)} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function AlertRow({ alert, edits }: { alert: Alert; edits: boolean }) {
  const { t } = useTranslation('themes');
  const drop = useThemeChange(() => api.delete('/api/words/alerts/{id}', { path: { id: alert.id } }));
  const name = alert.theme ?? t('alerts.anything');
  return (
    <li className={classes.row}>
      <span className={classes.words}>
        <span className={classes.name}>{name}</span>
        <span className={classes.soft}>
          {t(`alerts.about.${alert.about}`)}
          {alert.about === 'proposal' ? '' : ` · ${t('words.days', { count: alert.days })}`}
          {alert.mail ? ` · ${t('alerts.mail')}` : ''} · {alert.made_by_name}
        </span>
      </span>
      {alert.standing ? <StatusPill tone="warning">{t(`change.${alert.standing}`)}</StatusPill> : null}
      {edits ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('alerts.drop', { name })}
          loading={drop.isPending}
          onClick={() => drop.mutate(undefined)}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      ) : null}
    </li>
  );
}

/** A feeling that falls is bad; more of a theme may be either. */
function toneOf({ about, change }: Alarm): Tone {
  if (about === 'feeling') return change === 'down' ? 'negative' : 'positive';
  return change === 'down' ? 'neutral' : 'warning';
}

function AlarmRow({ alarm, alert }: { alarm: Alarm; alert: Alert | undefined }) {
  const { t } = useTranslation('themes');
  const part = alarm.about === 'proposal' ? 'review' : 'words';
  const name = alarm.seen.name ?? alert?.theme ?? t('alerts.anything');
  return (
    <li className={classes.row}>
      <span className={classes.words}>
        <AnchorLink
          className={classes.name}
          to="/insights/{-$part}"
          params={{ part }}
          search={{ theme: alert?.theme_id ?? undefined }}
        >
          {name}
        </AnchorLink>
        <span className={classes.soft}>
          {t(`alerts.about.${alarm.about}`)} · <TimeStamp at={alarm.at} style="day-time" />
        </span>
      </span>
      <StatusPill tone={toneOf(alarm)}>{t(`alerts.change.${alarm.change}`)}</StatusPill>
    </li>
  );
}
