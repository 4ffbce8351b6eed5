import { useTranslation } from 'react-i18next';
import { StatusPill } from '../../ui/status-pill';
import { DueDay } from './due-day';
import classes from './quality.module.css';
import type { Given } from './queries';

const TONES = { open: 'neutral', overdue: 'negative', done: 'positive' } as const;

/** How something that was given stands: until when, done, overdue, and what the quiz came to. */
export function TrainingState({ given }: { given: Given }) {
  const { t } = useTranslation('quality');
  return (
    <span className={classes.row}>
      {given.right === null || given.questions === null ? null : (
        <span className={classes.hint}>{t('training.result', { right: given.right, of: given.questions })}</span>
      )}
      <span className={classes.hint}>
        {t('sample.due')} <DueDay on={given.due_on} />
      </span>
      <StatusPill tone={TONES[given.state]}>{t(`training.states.${given.state}`)}</StatusPill>
    </span>
  );
}
