import { Button } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { InsightsFrame } from '../../ui/insights-frame';
import { ListSkeleton } from '../../ui/skeletons';
import { CriteriaTable, TeammatesTable } from './mean-tables';
import { NotesSection } from './notes-section';
import { Plans } from './plans';
import classes from './quality.module.css';
import { type Quality, qualityQuery, reviewsQuery } from './queries';
import { ReviewCard } from './review-card';
import { SampleQueue } from './sample-queue';
import { useIntervalWords, useScoreWords, Weeks } from './score';
import { ScorecardModal } from './scorecard-modal';
import { TrainingSection } from './training-section';

/** How well the team answers, by the reviews that are released: figures, teammates, criteria, and the reviews. */
export function QualityPage() {
  const { t } = useTranslation('quality');
  const found = useQuery(qualityQuery);
  const [card, setCard] = useState(false);
  const mayEdit = useCan('coaching.edit');
  return (
    <InsightsFrame title={t('title')} detail={t('detail')}>
      <div className={classes.head}>
        <p className={classes.hint}>{t('howTo')}</p>
        <Button variant="default" size="xs" onClick={() => setCard(true)}>
          {t('card.title')}
        </Button>
      </div>
      {found.isPending ? <ListSkeleton rows={6} /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data ? <Figures quality={found.data} /> : null}
      {mayEdit ? <SampleQueue /> : null}
      {mayEdit ? <Plans /> : null}
      <NotesSection />
      <TrainingSection />
      <Reviews />
      <ScorecardModal opened={card} mayEdit={mayEdit} onClose={() => setCard(false)} />
    </InsightsFrame>
  );
}

function Figures({ quality }: { quality: Quality }) {
  const { t } = useTranslation('quality');
  const say = useScoreWords();
  const interval = useIntervalWords();
  const waiting = quality.waiting > 0 ? t('waiting', { count: quality.waiting }) : null;
  if (quality.score.n === 0)
    return (
      <EmptyState icon={IconClipboardCheck} title={t('nothing')}>
        {waiting ?? t('nothingWords')}
      </EmptyState>
    );
  return (
    <>
      <section className={classes.card} aria-label={t('overall')}>
        <div className={classes.figure}>
          <span className={classes.value}>{say(quality.score.mean)}</span>
          <span className={classes.hint}>
            {t('ofHundred')} · {t('n', { count: quality.score.n })}
            {quality.score.low === null ? null : ` · ${t('surely', { interval: interval(quality.score) })}`}
          </span>
          <Weeks weeks={quality.weeks} label={t('byWeek')} />
        </div>
        {waiting ? <p className={classes.hint}>{waiting}</p> : null}
      </section>
      <div className={classes.columns}>
        <TeammatesTable teammates={quality.teammates} />
        <CriteriaTable criteria={quality.criteria} />
      </div>
    </>
  );
}

function Reviews() {
  const { t } = useTranslation('quality');
  const found = useQuery(reviewsQuery);
  if (!found.data || found.data.length === 0) return null;
  return (
    <section className={classes.list} aria-labelledby="reviews">
      <h2 id="reviews" className={classes.title}>
        {t('reviews')}
      </h2>
      {found.data.map((review) => (
        <ReviewCard key={review.id} review={review} />
      ))}
    </section>
  );
}
