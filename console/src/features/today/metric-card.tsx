import { UnstyledButton } from '@mantine/core';
import { IconMathFunction } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/clock';
import { ErrorState } from '../../ui/error-state';
import { MetricFigures } from '../../ui/metric-figures';
import { CardSkeleton } from '../../ui/skeletons';
import { metricQuery } from './metric';
import classes from './metric-card.module.css';
import type { Days, MetricId } from './today-search';

const route = getRouteApi('/shell/');

/** One number with what it needs to be believed: n, interval, trend, change; the formula is one click away. */
export function MetricCard({ id, days }: { id: MetricId; days: Days }) {
  const { t } = useTranslation('today');
  const navigate = route.useNavigate();
  const answer = useQuery(metricQuery(id, days, useNow()));
  if (answer.isPending) return <CardSkeleton />;
  if (!answer.data) {
    return (
      <div className={classes.card}>
        <ErrorState error={answer.error} what={t(`metrics.${id}`)} onRetry={() => void answer.refetch()} />
      </div>
    );
  }
  const { metric } = answer.data;
  return (
    <UnstyledButton
      className={classes.card}
      onClick={() => void navigate({ search: (now) => ({ ...now, metric: id }) })}
      aria-haspopup="dialog"
    >
      <span className={classes.head}>
        <span className={classes.name}>{t(`metrics.${id}`, { defaultValue: metric.name })}</span>
        <span className={classes.lens}>
          {t(`lens.${metric.lens}`, { defaultValue: metric.lens })}
          <IconMathFunction size={14} aria-hidden />
        </span>
      </span>
      <MetricFigures answer={answer.data} />
    </UnstyledButton>
  );
}
