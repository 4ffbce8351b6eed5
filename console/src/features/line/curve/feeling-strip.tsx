import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatDay, formatSigned } from '../../../lib/format';
import { feelingQuery } from '../queries';
import { type FeltDot, feltIn, levelOf, pathOf } from './feeling';
import classes from './feeling-strip.module.css';
import { useWidth } from './use-canvas';
import type { Window } from './window';

const HIGH = 54;
const ROOM = 6;
const RADIUS = 3.5;
/** Within this of nothing a text is neither good nor bad. */
const LEVEL = 0.5;

/** How the customer felt in what they wrote, under the curve and in its time: above the middle well, below it badly. */
export function FeelingStrip({ id, window }: { id: string; window: Window }) {
  const { t } = useTranslation('line');
  const { locale } = usePlace();
  const area = useRef<HTMLDivElement>(null);
  const width = useWidth(area);
  const points = useQuery(feelingQuery(id)).data?.points;
  const felt = useMemo(() => points?.map(({ at, sentiment }) => ({ at: Date.parse(at), sentiment })) ?? [], [points]);
  const dots = useMemo(() => feltIn(felt, window, width || 1), [felt, window, width]);
  const last = felt.at(-1);
  if (!last) return null;
  const label = t('feeling.label', { count: felt.length, last: formatSigned(last.sentiment, locale) });
  return (
    <div className={classes.frame}>
      <span className={classes.name}>{t('feeling.name')}</span>
      <div ref={area} className={classes.area}>
        <svg width={width} height={HIGH} role="img" aria-label={label}>
          <line className={classes.middle} x1={0} x2={width} y1={HIGH / 2} y2={HIGH / 2} />
          <path className={classes.way} d={pathOf(dots.map((dot) => ({ x: dot.x, y: yOf(dot) })))} />
          {dots.map((dot) => (dot.count > 0 ? <Dot key={dot.at} dot={dot} /> : null))}
        </svg>
      </div>
    </div>
  );
}

function Dot({ dot }: { dot: FeltDot }) {
  const { t } = useTranslation('line');
  const { locale, zone } = usePlace();
  const day = formatDay(new Date(dot.at), new Date(), locale, zone);
  const tone = dot.sentiment >= LEVEL ? 'positive' : dot.sentiment <= -LEVEL ? 'negative' : 'neutral';
  const radius = Math.min(ROOM, RADIUS + Math.log2(dot.count) * 0.6);
  return (
    <circle className={classes.dot} data-tone={tone} cx={dot.x} cy={yOf(dot)} r={radius}>
      <title>{t('feeling.dot', { day, value: formatSigned(dot.sentiment, locale), count: dot.count })}</title>
    </circle>
  );
}

function yOf(dot: FeltDot): number {
  return levelOf(dot.sentiment, HIGH, ROOM);
}
