import type { WordsRow } from '../types';
import classes from './spark.module.css';

const WIDE = 84;
const HIGH = 20;

/** The trend of a row, as bars from zero; steps that are not over are paler. Its numbers stand in the theme's panel. */
export function Spark({ steps }: { steps: WordsRow['trend'] }) {
  const most = Math.max(1, ...steps.map((step) => step.texts));
  const each = WIDE / Math.max(1, steps.length);
  return (
    <svg className={classes.spark} width={WIDE} height={HIGH} viewBox={`0 0 ${WIDE} ${HIGH}`} aria-hidden>
      {steps.map((step, index) => {
        const height = (step.texts / most) * HIGH;
        return (
          <rect
            key={step.since}
            x={index * each}
            y={HIGH - height}
            width={Math.max(1, each - 1)}
            height={height}
            data-open={step.is_complete ? undefined : ''}
          />
        );
      })}
    </svg>
  );
}
