import { IconClipboardCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { InsightsFrame } from '../../ui/insights-frame';
import { ListSkeleton } from '../../ui/skeletons';
import { AnswerForm } from './answer-form';
import { NoteCard } from './note-card';
import { OwnTrainingSection } from './own-training';
import classes from './quality.module.css';
import { type Note, ownNotesQuery, ownReviewsQuery, type Review, useChange } from './queries';
import { ReviewCard } from './review-card';

/** What concerns one's own work: what colleagues say to one, and how answers were reviewed, before anybody else sees it. */
export function OwnPage() {
  const { t } = useTranslation('quality');
  const found = useQuery(ownReviewsQuery);
  const notes = useQuery(ownNotesQuery).data ?? [];
  return (
    <InsightsFrame title={t('own.title')} detail={t('own.detail')}>
      {found.isPending ? <ListSkeleton rows={4} /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {notes.length > 0 ? (
        <section className={classes.list} aria-labelledby="notes">
          <h2 id="notes" className={classes.title}>
            {t('own.notes')}
          </h2>
          {notes.map((note) => (
            <OwnNote key={note.id} note={note} />
          ))}
        </section>
      ) : null}
      <OwnTrainingSection />
      {found.data?.length === 0 ? (
        <EmptyState icon={IconClipboardCheck} title={t('own.nothing')}>
          {t('own.nothingWords')}
        </EmptyState>
      ) : null}
      {found.data && found.data.length > 0 ? (
        <section className={classes.list} aria-labelledby="own-reviews">
          <h2 id="own-reviews" className={classes.title}>
            {t('reviews')}
          </h2>
          {found.data.map((review) => (
            <Own key={review.id} review={review} />
          ))}
        </section>
      ) : null}
    </InsightsFrame>
  );
}

function OwnNote({ note }: { note: Note }) {
  const { t } = useTranslation('quality');
  const path = { id: note.id };
  const see = useChange(() => api.post('/api/coaching-notes/{id}/seen', { path }));
  const answer = useChange((words: string) => api.post('/api/coaching-notes/{id}/reply', { path, body: { words } }));
  return (
    <NoteCard note={note} title={t('own.noteOf', { name: note.author.name })}>
      {note.reply ? null : (
        <AnswerForm
          isSeen={note.seen_at !== null}
          isBusy={see.isPending || answer.isPending}
          onSeen={() => see.mutate(undefined)}
          onAnswer={(words) => answer.mutate(words)}
        />
      )}
    </NoteCard>
  );
}

function Own({ review }: { review: Review }) {
  const path = { id: review.id };
  const see = useChange(() => api.post('/api/reviews/{id}/seen', { path }));
  const reply = useChange((words: string) => api.post('/api/reviews/{id}/reply', { path, body: { words } }));
  return (
    <ReviewCard review={review}>
      {review.reply ? null : (
        <AnswerForm
          isSeen={review.seen_at !== null}
          isBusy={see.isPending || reply.isPending}
          onSeen={() => see.mutate(undefined)}
          onAnswer={(words) => reply.mutate(words)}
        />
      )}
    </ReviewCard>
  );
}
