import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { usePlace } from '../../lib/clock';
import { formatDuration, formatMoment } from '../../lib/format';
import { PanelSection } from '../../ui/side-panel';
import { StatusPill, type Tone } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import { PromiseChip } from './promise-chip';
import classes from './promise-panel.module.css';
import type { PromiseMade } from './promising';
import type { Conversation } from './types';

const TONES: Record<PromiseMade['state'], Tone> = {
  running: 'neutral',
  paused: 'neutral',
  met: 'positive',
  breached: 'negative',
  dropped: 'neutral',
};

/** What was promised here, by which policy, how it stands, and what moved it. */
export function PromisePanel({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const { id, position } = conversation;
  const made = useQuery({
    queryKey: ['conversations', 'promises', id, position],
    queryFn: async ({ signal }) => (await api.get('/api/conversations/{id}/promises', { path: { id }, signal })).items,
    placeholderData: keepPreviousData,
  });
  if (!made.data?.length) return null;
  return (
    <PanelSection title={t('sla.panel')}>
      <ul className={classes.list}>
        {[...made.data].reverse().map((promise) => (
          <Made key={promise.id} promise={promise} />
        ))}
      </ul>
    </PanelSection>
  );
}

function Made({ promise }: { promise: PromiseMade }) {
  const { t } = useTranslation('conversations');
  const runs = promise.ended_at === null;
  const left = promise.state === 'paused' ? promise.seconds - promise.elapsed : null;
  return (
    <li className={classes.promise}>
      <div className={classes.head}>
        <span className={classes.metric}>{t(`sla.metric.${promise.metric}`)}</span>
        {runs ? (
          <PromiseChip promises={[{ ...promise, left }]} />
        ) : (
          <StatusPill tone={TONES[promise.state]}>{t(`sla.state.${promise.state}`)}</StatusPill>
        )}
      </div>
      <p className={classes.terms}>
        {t(`sla.terms.${promise.clock === 'business' ? 'business' : 'calendar'}`, {
          duration: formatDuration(promise.seconds),
        })}
        {' · '}
        {t('sla.by', { policy: promise.policy, priority: t(`priority.${promise.priority}`) })}
      </p>
      {promise.due_at ? (
        <p className={classes.terms}>
          {t('sla.due')} <TimeStamp at={promise.due_at} style="day-time" />
        </p>
      ) : null}
      <details className={classes.history}>
        <summary>{t('sla.history', { count: promise.history.length })}</summary>
        <ol>
          {promise.history.map((change) => (
            <li key={`${change.at} ${change.what}`}>
              <TimeStamp at={change.at} style="day-time" /> <Change change={change} />
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}

function Change({ change }: { change: PromiseMade['history'][number] }) {
  const { t, i18n } = useTranslation('conversations');
  const { locale, zone } = usePlace();
  const due = change.due_after ? formatMoment(new Date(change.due_after), locale, zone) : '';
  const why = i18n.exists(`conversations:sla.why.${change.why}`) ? t(`sla.why.${change.why}`) : change.why;
  const rules = change.changed.map((rule) => t(`sla.rule.${rule}`, { defaultValue: rule })).join(', ');
  const moves = change.due_before !== change.due_after && ['moved', 'resumed'].includes(change.what);
  return (
    <>
      {t(`sla.change.${change.what}`, { defaultValue: change.what })} – {why}
      {change.by ? ` (${change.by})` : ''}
      {rules ? `; ${t('sla.changed', { rules })}` : ''}
      {moves && due ? `; ${t('sla.nowDue', { at: due })}` : ''}
      {change.acts.length > 0
        ? `; ${t('sla.done', { acts: change.acts.map((act) => t(`sla.act.${act}`, { defaultValue: act })).join(', ') })}`
        : ''}
    </>
  );
}
