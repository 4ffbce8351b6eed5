import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../lib/api';
import { formatDuration } from '../../lib/format';
import { PanelSection } from '../../ui/side-panel';
import { TimeStamp } from '../../ui/time-stamp';
import classes from './promise-panel.module.css';
import { whyWords } from './routing-words';
import type { Conversation } from './types';

type Decision = Schema<'DecisionShape'>;

/** Why it is with whom it is: what routing decided, from which teammates, and whom it asked before. */
export function RoutingPanel({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const { id, position } = conversation;
  const made = useQuery({
    queryKey: ['conversations', 'routing', id, position],
    queryFn: async ({ signal }) => (await api.get('/api/conversations/{id}/routing', { path: { id }, signal })).items,
    placeholderData: keepPreviousData,
  });
  const [last, ...earlier] = made.data ?? [];
  if (!last) return null;
  return (
    <PanelSection title={t('routing.why', { name: last.teammate_name })}>
      <ul className={classes.list}>
        <Made decision={last} />
        {earlier.map((decision) => (
          <Made key={decision.id} decision={decision} earlier />
        ))}
      </ul>
    </PanelSection>
  );
}

function Made({ decision, earlier }: { decision: Decision; earlier?: boolean }) {
  const { t, i18n } = useTranslation('conversations');
  const opened = decision.opened_at ? (Date.parse(decision.opened_at) - Date.parse(decision.at)) / 1000 : null;
  return (
    <li>
      <div className={classes.head}>
        <span className={classes.metric}>
          {earlier ? t('routing.earlier', { name: decision.teammate_name }) : decision.teammate_name}
        </span>
        <span className={classes.terms}>
          <TimeStamp at={decision.at} style="day-time" />
        </span>
      </div>
      <p className={classes.terms}>{whyWords(decision.why, t, i18n.language).join(' · ')}</p>
      {opened !== null ? (
        <p className={classes.terms}>{t('routing.opened', { duration: formatDuration(opened) })}</p>
      ) : null}
      {decision.missed_at ? <p className={classes.terms}>{t('routing.missed')}</p> : null}
      <details className={classes.history}>
        <summary>{t('routing.candidates', { count: decision.candidates.length })}</summary>
        <ol>
          {decision.candidates.map((each) => (
            <li key={each.id}>
              {t('routing.candidate', {
                name: each.name,
                why: each.why_not
                  ? t(`routing.not.${each.why_not}`)
                  : t('routing.free', { used: Math.round(each.used) }),
              })}
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}
