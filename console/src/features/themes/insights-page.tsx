import { getRouteApi, Link } from '@tanstack/react-router';
import { type ComponentType, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header';
import { AlertsPart } from './alerts/alerts-part';
import classes from './insights-page.module.css';
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

/** What customers say, counted: its parts as tabs, the chosen one beneath. */
export function InsightsPage() {
  const { t } = useTranslation('themes');
  const { part } = route.useParams();
  const chosen = PARTS.find((each) => each === part) ?? 'words';
  const Shown = SHOWN[chosen];
  useEffect(() => {
    document.title = `${t(`parts.${chosen}`)} · Wayline`;
  }, [chosen, t]);
  return (
    <div className={classes.page}>
      <PageHeader title={t(`parts.${chosen}`)} detail={t(`details.${chosen}`)} />
      <nav className={classes.parts} aria-label={t('nav')}>
        {PARTS.map((each) => (
          <Link
            key={each}
            to="/insights/{-$part}"
            params={{ part: each }}
            className={classes.part}
            aria-current={each === chosen ? 'page' : undefined}
          >
            {t(`parts.${each}`)}
          </Link>
        ))}
      </nav>
      <Shown key={chosen} />
    </div>
  );
}
