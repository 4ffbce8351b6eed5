import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PanelSection } from '../../../ui/side-panel';
import { trainingQuery } from '../review/review';
import { stepsOf } from './gains';
import { GainsPicture } from './gains-picture';

/** What more examples brought, over all themes; nothing before the first training that could measure it. */
export function Gains() {
  const { t } = useTranslation('themes');
  const gains = useQuery(trainingQuery).data?.gains;
  const steps = useMemo(() => stepsOf(gains ?? []), [gains]);
  if (steps.length < 2) return null;
  return (
    <PanelSection title={t('gains.title')}>
      <GainsPicture steps={steps} />
    </PanelSection>
  );
}
