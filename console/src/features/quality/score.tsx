import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { formatNumber } from '../../lib/format';
import classes from './quality.module.css';
import type { Mean, Week } from './queries';

const BEST = 100;

/** A score of 0 to 100, rounded; a dash where there is none. */
export function useScoreWords(): (score: number | null) => string {
  const { locale } = usePlace();
  return (score) => (score === null ? '–' : formatNumber(Math.round(score), locale));
}

/** The interval of a mean in words; a dash below two reviews. */
export function useIntervalWords(): (mean: Mean) => string {
  const say = useScoreWords();
  return ({ low, high }) => (low === null || high === null ? '–' : `${say(low)} – ${say(high)}`);
}

/** A mean by week as bars, the oldest first: a week without a review has none. Its numbers are in the tooltip. */
export function Weeks({ weeks, label }: { weeks: Week[]; label: string }) {
  const { t } = useTranslation('quality');
  const say = useScoreWords();
  return (
    <span className={classes.weeks} role="img" aria-label={label}>
      {weeks.map(({ begins, score }) => (
        <span
          key={begins}
          className={classes.week}
          title={t('weekOf', { day: begins, score: say(score.mean), n: score.n })}
          data-empty={score.mean === null || undefined}
        >
          <span className={classes.weekBar} style={{ blockSize: `${((score.mean ?? 0) / BEST) * 100}%` }} />
        </span>
      ))}
    </span>
  );
}
