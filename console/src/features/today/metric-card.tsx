import { UnstyledButton } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight, IconEqual, IconMathFunction } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, usePlace } from '../../lib/clock';
import { formatDay, formatNumber } from '../../lib/format';
import { ErrorState } from '../../ui/error-state';
import { CardSkeleton } from '../../ui/skeletons';
import { StatusPill } from '../../ui/status-pill';
import { Trend } from '../../ui/trend';
import { type Answer, formatValue, isLevel, metricQuery, toneOf } from './metric';
import classes from './metric-card.module.css';
import type { Days, MetricId } from './today-search';

const route = getRouteApi('/shell/');
const SPARK = 44;

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
      <Numbers answer={answer.data} />
    </UnstyledButton>
  );
}

function Numbers({ answer }: { answer: Answer }) {
  const { t } = useTranslation('today');
  const { locale, zone } = usePlace();
  const unit = answer.metric.unit;
  const say = useCallback((value: number) => formatValue(value, unit, locale), [unit, locale]);
  const day = useCallback((at: string) => formatDay(new Date(at), new Date(), locale, zone), [locale, zone]);
  const n = t('n', { n: formatNumber(answer.n, locale) });
  if (answer.no_data || answer.value === null) return <TooFew answer={answer} />;
  const interval = answer.interval;
  const level = isLevel(answer);
  const points = answer.trend.map((point) => ({ ...point, complete: point.complete !== false }));
  return (
    <>
      <span className={classes.row}>
        <span className={classes.value} data-numbers="">
          {say(answer.value)}
        </span>
        <span className={classes.base}>
          {level ? null : n}
          {interval ? ` · ${t('interval', { low: say(interval[0]), high: say(interval[1]) })}` : null}
        </span>
        {answer.low_sample ? <StatusPill tone="warning">{t('lowSample')}</StatusPill> : null}
      </span>
      {points.length > 1 ? (
        <Trend
          points={points}
          label={t('trendOf', { name: answer.metric.name })}
          height={SPARK}
          sayValue={say}
          sayDay={day}
        />
      ) : null}
      <Change answer={answer} say={say} />
    </>
  );
}

/** Below what a number needs, in words: how many there are, and how many it takes. */
function TooFew({ answer: { n, fewest } }: { answer: Answer }) {
  const { t } = useTranslation('today');
  return (
    <span className={classes.few}>
      <span className={classes.value} data-empty="">
        {t(n === 0 ? 'nothingYet' : 'tooFewTitle')}
      </span>
      <span className={classes.base}>{t('tooFew', { count: n, fewest })}</span>
    </span>
  );
}

const ARROWS = { up: IconArrowUpRight, down: IconArrowDownRight, no_clear_change: IconEqual };

function Change({ answer, say }: { answer: Answer; say: (value: number) => string }) {
  const { t } = useTranslation('today');
  const { locale } = usePlace();
  const { change, before } = answer;
  if (!change) return null;
  const Arrow = ARROWS[change];
  return (
    <span className={classes.change} data-tone={toneOf(change, answer.metric.direction)}>
      <Arrow size={15} aria-hidden />
      <b>{t(`change.${change}`)}</b>
      {before && before.value !== null ? (
        <span className={classes.base}>
          {isLevel(answer)
            ? t('wasPlain', { value: say(before.value) })
            : t('was', { value: say(before.value), n: formatNumber(before.n, locale) })}
        </span>
      ) : null}
    </span>
  );
}
