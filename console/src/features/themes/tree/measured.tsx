import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatNumber, formatShare } from '../../../lib/format';
import { FactList } from '../../../ui/fact-list';
import { trainingQuery } from '../review/review';
import type { Theme } from '../types';
import { stepsOfTheme } from './gains';
import { GainsPicture } from './gains-picture';
import classes from './theme-drawer.module.css';

/** How a theme is found, and how far that can be trusted. */
export function Measured({ theme }: { theme: Theme }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const share = (value: number) => formatShare(value, locale, 0);
  const { measured } = theme;
  const learned = useQuery(trainingQuery).data?.learned.find((each) => each.theme_id === theme.id);
  const steps = useMemo(() => (learned ? stepsOfTheme(learned) : []), [learned]);
  const between = (low: number | null, high: number | null) =>
    low === null || high === null ? '' : ` (${share(low)} – ${share(high)})`;
  return (
    <>
      <p className={classes.soft}>{t(`stateWords.${theme.state}`)}</p>
      {measured ? (
        <FactList
          facts={[
            {
              name: t('theme.precision'),
              value:
                measured.precision === null
                  ? t('theme.noData')
                  : share(measured.precision) + between(measured.low, measured.high),
            },
            {
              name: t('theme.recall'),
              value:
                measured.recall === null
                  ? t('theme.noData')
                  : share(measured.recall) + between(measured.recall_low, measured.recall_high),
            },
            { name: t('theme.heldBack'), value: formatNumber(measured.n, locale) },
          ]}
        />
      ) : null}
      <GainsPicture steps={steps} />
    </>
  );
}
