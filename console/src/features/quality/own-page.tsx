import { Button, Textarea } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { InsightsFrame } from '../../ui/insights-frame';
import { ListSkeleton } from '../../ui/skeletons';
import classes from './quality.module.css';
import { ownReviewsQuery, type Review, useChange } from './queries';
import { ReviewCard } from './review-card';

/** How one's own answers were reviewed: before anybody else sees it, and with room for a reply. */
export function OwnPage() {
  const { t } = useTranslation('quality');
  const found = useQuery(ownReviewsQuery);
  return (
    <InsightsFrame title={t('own.title')} detail={t('own.detail')}>
      {found.isPending ? <ListSkeleton rows={4} /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data?.length === 0 ? (
        <EmptyState icon={IconClipboardCheck} title={t('own.nothing')}>
          {t('own.nothingWords')}
        </EmptyState>
      ) : null}
      <div className={classes.list}>
        {found.data?.map((review) => (
          <Own key={review.id} review={review} />
        ))}
      </div>
    </InsightsFrame>
  );
}

function Own({ review }: { review: Review }) {
  const { t } = useTranslation('quality');
  const [words, setWords] = useState('');
  const path = { id: review.id };
  const see = useChange(() => api.post('/api/reviews/{id}/seen', { path }));
  const reply = useChange(() => api.post('/api/reviews/{id}/reply', { path, body: { words } }));
  return (
    <ReviewCard review={review}>
      {review.reply ? null : (
        <form
          className={classes.answer}
          onSubmit={(submit) => {
            submit.preventDefault();
            reply.mutate(undefined);
          }}
        >
          <Textarea
            label={t('own.reply')}
            autosize
            minRows={2}
            maxLength={4000}
            value={words}
            onChange={(typed) => setWords(typed.currentTarget.value)}
          />
          <div className={classes.acts}>
            {review.seen_at ? null : (
              <Button variant="default" size="xs" loading={see.isPending} onClick={() => see.mutate(undefined)}>
                {t('own.seen')}
              </Button>
            )}
            <Button type="submit" size="xs" loading={reply.isPending} disabled={words.trim() === ''}>
              {t('own.send')}
            </Button>
          </div>
        </form>
      )}
    </ReviewCard>
  );
}
