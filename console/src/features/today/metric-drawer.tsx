import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, usePlace } from '../../lib/clock';
import { formatDay, formatNumber } from '../../lib/format';
import { type Answer, formatValue, isDuration } from '../../lib/metric';
import { Buckets } from '../../ui/buckets';
import { ErrorState } from '../../ui/error-state';
import { FactList } from '../../ui/fact-list';
import { PanelSection } from '../../ui/side-panel';
import { ListSkeleton } from '../../ui/skeletons';
import { Trend } from '../../ui/trend';
import { BehindList } from './behind-list';
import { metricQuery } from './metric';
import classes from './metric-drawer.module.css';
import type { Days, MetricId } from './today-search';
import { TrendTable } from './trend-table';

const CHART = 180;
type Props = { id: MetricId | undefined; days: Days; onClose: () => void };

/** Everything a number rests on: question, formula, spread, trend, and who is behind it. */
export function MetricDrawer({ id, days, onClose }: Props) {
  const { t } = useTranslation('today');
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={id ? t(`metrics.${id}`) : ''}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {id ? <Body id={id} days={days} /> : null}
    </Drawer>
  );
}

function Body({ id, days }: { id: MetricId; days: Days }) {
  const answer = useQuery(metricQuery(id, days, useNow()));
  if (answer.isPending) return <ListSkeleton rows={6} />;
  if (!answer.data) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  return <Known id={id} days={days} answer={answer.data} />;
}

function Known({ id, days, answer }: { id: MetricId; days: Days; answer: Answer }) {
  const { t } = useTranslation('today');
  const { locale, zone } = usePlace();
  const { metric } = answer;
  const say = useCallback((value: number) => formatValue(value, metric.unit, locale), [metric.unit, locale]);
  const day = useCallback((at: string) => formatDay(new Date(at), new Date(), locale, zone), [locale, zone]);
  const points = answer.trend.map((point) => ({ ...point, complete: point.complete !== false }));
  return (
    <div className={classes.body}>
      <p className={classes.question}>{metric.question}</p>
      <p className={classes.formula}>{metric.formula}</p>
      <FactList facts={spreadOf(answer, say, locale, t)} />
      {points.length > 1 ? (
        <PanelSection title={t('trend')}>
          <Trend
            axes
            seconds={isDuration(metric.unit)}
            points={points}
            label={t('trendOf', { name: metric.name })}
            height={CHART}
            sayValue={say}
            sayDay={day}
          />
          <TrendTable id={id} points={points} say={say} day={day} />
        </PanelSection>
      ) : null}
      {answer.buckets.length > 0 ? (
        <PanelSection title={t('spread')}>
          <Buckets buckets={answer.buckets} />
        </PanelSection>
      ) : null}
      <PanelSection title={t('behind')}>
        <BehindList id={id} days={days} say={say} />
      </PanelSection>
      <PanelSection title={t('definition')}>
        <FactList facts={definitionOf(answer, t)} />
      </PanelSection>
    </div>
  );
}

function spreadOf(answer: Answer, say: (value: number) => string, locale: string, t: TFunction<'today'>) {
  const interval = answer.interval;
  const lines = [{ name: t('observations'), value: formatNumber(answer.n, locale) }];
  if (interval) lines.push({ name: t('surely'), value: `${say(interval[0])} – ${say(interval[1])}` });
  for (const [name, value] of Object.entries({ median: answer.median, mean: answer.mean, p90: answer.p90 })) {
    if (value !== null && value !== undefined) lines.push({ name: t(name), value: say(value) });
  }
  return lines;
}

function definitionOf({ metric }: Answer, t: TFunction<'today'>) {
  const exclusions = metric.exclusions.join(', ');
  const known: [string, string | null][] = [
    ['lensName', t(`lens.${metric.lens}`, { defaultValue: metric.lens })],
    ['clock', t(`clocks.${metric.clock}`, { defaultValue: metric.clock })],
    ['direction', t(`directions.${metric.direction}`, { defaultValue: metric.direction })],
    ['bookedAt', metric.booked_at],
    ['exclusions', exclusions],
    ['source', metric.source],
  ];
  return known.flatMap(([name, value]) => (value ? [{ name: t(name), value }] : []));
}
