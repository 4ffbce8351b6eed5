import { SegmentedControl } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/me';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { InsightsFrame } from '../../ui/insights-frame';
import { ListSkeleton } from '../../ui/skeletons';
import { NextSample } from './next-sample';
import classes from './quality.module.css';
import { partsQuery } from './queries';
import { ReviewCard } from './review-card';
import { ReviewForm } from './review-form';
import { Words } from './words';

const route = getRouteApi('/shell/insights/quality/$conversationId');

/** A conversation at the left, the scorecard for one teammate's part in it at the right. */
export function ReviewPage() {
  const { t } = useTranslation('quality');
  const { conversationId } = route.useParams();
  const found = useQuery(partsQuery(conversationId));
  const me = useMe().teammate.id;
  const { teammate } = route.useSearch();
  const navigate = useNavigate();
  const [moment, setMoment] = useState<{ id: string; at: number } | null>(null);
  const parts = found.data;
  const subject = parts?.teammates.find(({ id }) => id === teammate) ?? parts?.teammates[0];
  const ofPart = parts?.reviews.filter((review) => review.subject.id === subject?.id) ?? [];
  const own = ofPart.find((review) => review.reviewer.id === me);
  return (
    <InsightsFrame title={t('review')} detail={t('reviewDetail')}>
      {found.isPending ? <ListSkeleton rows={6} /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {parts && !subject ? (
        <EmptyState icon={IconClipboardCheck} title={t('nobody')}>
          {t('nobodyWords')}
        </EmptyState>
      ) : null}
      {parts && subject ? (
        <div className={classes.beside}>
          <Words
            id={conversationId}
            teammate={subject}
            onPoint={(id) => setMoment((before) => ({ id, at: (before?.at ?? 0) + 1 }))}
          />
          <div className={classes.list}>
            {parts.teammates.length > 1 ? (
              <SegmentedControl
                aria-label={t('whose')}
                value={subject.id}
                onChange={(id) =>
                  void navigate({
                    to: '/insights/quality/$conversationId',
                    params: { conversationId },
                    search: { teammate: id },
                    replace: true,
                  })
                }
                data={parts.teammates.map(({ id, name }) => ({ value: id, label: name }))}
              />
            ) : null}
            {parts.hidden > 0 ? <p className={classes.hint}>{t('hidden', { count: parts.hidden })}</p> : null}
            <NextSample conversationId={conversationId} teammate={subject.id} />
            {own?.is_released ? null : (
              <ReviewForm
                key={`${conversationId} ${subject.id} ${own?.written_at ?? ''}`}
                conversationId={conversationId}
                subject={subject}
                card={parts.card}
                before={own}
                moment={moment}
              />
            )}
            {ofPart
              .filter((review) => review !== own || own.is_released)
              .map((review) => (
                <ReviewCard key={review.id} review={review} />
              ))}
          </div>
        </div>
      ) : null}
    </InsightsFrame>
  );
}
