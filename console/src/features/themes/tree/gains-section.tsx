import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { trainingQuery } from '../review/review';
import { stepsOf } from './gains';
import { GainsPicture } from './gains-picture';
import classes from './gains-picture.module.css';

/** What more examples brought, over all themes; nothing before the first training that could measure it. */
export function Gains() {
  const { t } = useTranslation('themes');
  const gains = useQuery(trainingQuery).data?.gains;
  const steps = useMemo(() => stepsOf(gains ?? []), [gains]);
  if (steps.length < 2) return null;
  return (
    <details className={classes.details}>
      <summary>{t('gains.title')}</summary>
      <GainsPicture steps={steps} />
    </details>
  );
}
