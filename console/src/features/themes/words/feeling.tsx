import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatNumber, formatSigned } from '../../../lib/format';
import type { Mean } from '../types';
import classes from './feeling.module.css';
import { feelingTone } from './words';

const MOST = 5;

/** A mean feeling from −5 to 5 as a bar from the middle, with its number; the interval and n in the tooltip. */
export function Feeling({ of, bar = true }: { of: Mean; bar?: boolean }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  if (of.mean === null)
    return <span className={classes.none}>{of.n === 0 ? t('words.notSaid') : t('n', { n: of.n })}</span>;
  const say = (value: number) => formatSigned(value, locale);
  const detail = [
    of.low === null || of.high === null ? '' : t('words.between', { low: say(of.low), high: say(of.high) }),
    t('n', { n: formatNumber(of.n, locale) }),
  ].filter(Boolean);
  const width = (Math.min(MOST, Math.abs(of.mean)) / MOST) * 50;
  return (
    <Tooltip label={detail.join(' · ')}>
      <span className={classes.feeling} data-tone={feelingTone(of.mean)}>
        {bar ? (
          <span className={classes.bar} aria-hidden>
            <span className={classes.filled} style={{ width: `${width}%`, [of.mean < 0 ? 'right' : 'left']: '50%' }} />
          </span>
        ) : null}
        <span className={classes.value}>{say(of.mean)}</span>
      </span>
    </Tooltip>
  );
}
