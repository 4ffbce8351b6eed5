import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatDay, formatNumber, formatShare } from '../../../lib/format';
import { AnchorLink } from '../../../ui/links';
import { Trend } from '../../../ui/trend';
import type { Answer } from '../types';
import { Feeling } from './feeling';
import classes from './totals-strip.module.css';

const CHART = 96;

/** All texts of the period in one row: how many, how they feel, how many are about no theme. */
export function TotalsStrip({ answer }: { answer: Answer }) {
  const { t } = useTranslation('themes');
  const { locale, zone } = usePlace();
  const { totals, before } = answer;
  const number = useCallback((value: number) => formatNumber(value, locale), [locale]);
  const day = useCallback((at: string) => formatDay(new Date(at), new Date(), locale, zone), [locale, zone]);
  const points = totals.trend.map((step) => ({
    at: step.since,
    value: step.texts,
    n: step.texts,
    complete: step.is_complete,
  }));
  const looked = totals.texts - totals.waiting;
  return (
    <section className={classes.strip} aria-label={t('words.totals')}>
      <Figure name={t('words.texts')} detail={t('words.was', { n: number(before.texts) })}>
        {number(totals.texts)}
      </Figure>
      <Figure name={t('words.customers')} detail={t('words.was', { n: number(before.customers) })}>
        {number(totals.customers)}
      </Figure>
      <Figure name={t('words.feeling')} detail={t('words.scale')}>
        <Feeling of={totals.sentiment} bar={false} />
      </Figure>
      <Figure
        name={t('words.without')}
        detail={
          <AnchorLink size="xs" to="/insights/{-$part}" params={{ part: 'review' }}>
            {t('words.seeProposals')}
          </AnchorLink>
        }
      >
        {looked > 0 ? formatShare(totals.without_theme / looked, locale, 0) : '–'}
      </Figure>
      <div className={classes.chart}>
        {points.length > 1 ? (
          <Trend axes points={points} label={t('words.trend')} height={CHART} sayValue={number} sayDay={day} />
        ) : null}
        {totals.waiting > 0 ? (
          <p className={classes.waiting}>{t('words.waiting', { count: totals.waiting, n: number(totals.waiting) })}</p>
        ) : null}
      </div>
    </section>
  );
}

type FigureProps = { name: string; detail: React.ReactNode; children: React.ReactNode };

function Figure({ name, detail, children }: FigureProps) {
  return (
    <div className={classes.figure}>
      <span className={classes.name}>{name}</span>
      <span className={classes.value}>{children}</span>
      <span className={classes.detail}>{detail}</span>
    </div>
  );
}
