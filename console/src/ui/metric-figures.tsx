import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../lib/clock';
import { formatDay, formatNumber } from '../lib/format';
import { type Answer, formatValue, isLevel, toneOf } from '../lib/metric';
import classes from './metric-figures.module.css';
import { StatusPill } from './status-pill';
import { Trend } from './trend';

const SPARK = 44;

/** A number with what it needs to be believed: n, interval, trend, and its change. */
export function MetricFigures({ answer }: { answer: Answer }) {
  const { t } = useTranslation('ui');
  const { locale, zone } = usePlace();
  const unit = answer.metric.unit;
  const say = useCallback((value: number) => formatValue(value, unit, locale), [unit, locale]);
  const day = useCallback((at: string) => formatDay(new Date(at), new Date(), locale, zone), [locale, zone]);
  const n = t('metric.n', { n: formatNumber(answer.n, locale) });
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
          {interval ? ` · ${t('metric.interval', { low: say(interval[0]), high: say(interval[1]) })}` : null}
        </span>
        {answer.low_sample ? <StatusPill tone="warning">{t('metric.lowSample')}</StatusPill> : null}
      </span>
      {points.length > 1 ? (
        <Trend
          points={points}
          label={t('metric.trendOf', { name: answer.metric.name })}
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
  const { t } = useTranslation('ui');
  return (
    <span className={classes.few}>
      <span className={classes.value} data-empty="">
        {t(n === 0 ? 'metric.nothingYet' : 'metric.tooFewTitle')}
      </span>
      <span className={classes.base}>{t('metric.tooFew', { count: n, fewest })}</span>
    </span>
  );
}

const ARROWS = { up: IconArrowUpRight, down: IconArrowDownRight, no_clear_change: IconEqual };

function Change({ answer, say }: { answer: Answer; say: (value: number) => string }) {
  const { t } = useTranslation('ui');
  const { locale } = usePlace();
  const { change, before } = answer;
  if (!change) return null;
  const Arrow = ARROWS[change];
  return (
    <span className={classes.change} data-tone={toneOf(change, answer.metric.direction)}>
      <Arrow size={15} aria-hidden />
      <b>{t(`metric.change.${change}`)}</b>
      {before && before.value !== null ? (
        <span className={classes.base}>
          {isLevel(answer)
            ? t('metric.wasPlain', { value: say(before.value) })
            : t('metric.was', { value: say(before.value), n: formatNumber(before.n, locale) })}
        </span>
      ) : null}
    </span>
  );
}
