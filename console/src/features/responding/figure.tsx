import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow, usePlace } from '../../lib/clock';
import { formatFineDuration, formatShare } from '../../lib/format';
import type { Answer } from '../../lib/metric';
import { ErrorState } from '../../ui/error-state';
import { MetricFigures } from '../../ui/metric-figures';
import { CardSkeleton } from '../../ui/skeletons';
import { numberQuery, type WorkedId } from './queries';
import classes from './responding-page.module.css';

const route = getRouteApi('/shell/insights/response-times');
type Props = { id: 'first_response_time' | 'next_response_time' | 'reply_rate' | 'still_waiting' | WorkedId };

/** One figure with its mean and p90, who still waits, and how many reach the goal. */
export function Figure({ id }: Props) {
  const { t } = useTranslation('responding');
  const answer = useQuery(numberQuery(id, route.useSearch(), useNow()));
  if (answer.isPending) return <CardSkeleton />;
  if (!answer.data) return <ErrorState error={answer.error} what={t(id)} onRetry={() => void answer.refetch()} />;
  return (
    <section className={classes.card} aria-label={t(id)} title={answer.data.metric.formula}>
      <h2 className={classes.title}>{t(id)}</h2>
      <MetricFigures answer={answer.data} />
      <More answer={answer.data} />
    </section>
  );
}

function More({ answer }: { answer: Answer }) {
  const { t } = useTranslation('responding');
  const { locale } = usePlace();
  const { mean, p90, within, left_out, oldest } = answer;
  const lines: string[] = [];
  if (answer.metric.unit === 'seconds' && mean !== null && mean !== undefined && p90 !== null && p90 !== undefined) {
    lines.push(t('spreadLine', { mean: formatFineDuration(mean), p90: formatFineDuration(p90) }));
  }
  if (within?.share !== null && within?.share !== undefined) {
    lines.push(
      t('withinGoal', { share: formatShare(within.share, locale, 0), goal: formatFineDuration(within.seconds) }),
    );
  }
  if (oldest) lines.push(t('oldest', { age: formatFineDuration(oldest) }));
  if (left_out && left_out.n > 0) {
    lines.push(t('leftOut', { count: left_out.n, above: formatFineDuration(left_out.above) }));
  }
  if (lines.length === 0) return null;
  return (
    <ul className={classes.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
