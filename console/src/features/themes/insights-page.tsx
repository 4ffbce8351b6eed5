import { getRouteApi } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { InsightsFrame } from '../../ui/insights-frame';
import { AlertsPart } from './alerts/alerts-part';
import { ReviewPart } from './review/review-part';
import { PARTS, type Part } from './search';
import { TreePart } from './tree/tree-part';
import { VerbatimsPart } from './verbatims/verbatims-part';
import { WordsPart } from './words/words-part';

const route = getRouteApi('/shell/insights/{-$part}');
const SHOWN: Record<Part, ComponentType> = {
  words: WordsPart,
  review: ReviewPart,
  themes: TreePart,
  verbatims: VerbatimsPart,
  alerts: AlertsPart,
};

/** What customers say, counted: the chosen part. */
export function InsightsPage() {
  const { t } = useTranslation('themes');
  const { part } = route.useParams();
  const chosen = PARTS.find((each) => each === part) ?? 'words';
  const Shown = SHOWN[chosen];
  return (
    <InsightsFrame title={t(`parts.${chosen}`)} detail={t(`details.${chosen}`)}>
      <Shown key={chosen} />
    </InsightsFrame>
  );
}
