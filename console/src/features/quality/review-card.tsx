import { ActionIcon } from '@mantine/core';
import { IconMessage2Plus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useMe } from '../../lib/me';
import { AnchorLink } from '../../ui/links';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import { NoteModal } from './note-modal';
import classes from './quality.module.css';
import type { Criterion, Review, Score } from './queries';
import { Quotation } from './quotation';
import { useScoreWords } from './score';

type Props = { review: Review; children?: ReactNode };

/** A review as it was handed in: what it comes to, each criterion in the words of its own card, and the reply. */
export function ReviewCard({ review, children }: Props) {
  const { t } = useTranslation('quality');
  const say = useScoreWords();
  const me = useMe().teammate.id;
  const mayCoach = useCan('coaching.edit') && review.subject.id !== me;
  const [about, setAbout] = useState<Criterion | null>(null);
  const scores = new Map(review.scores.map((score) => [score.criterion, score]));
  return (
    <article className={classes.card} aria-label={t('reviewOf', { name: review.subject.name })}>
      <header className={classes.head}>
        <div>
          <h3 className={classes.title} dir="auto">
            {review.subject.name}
          </h3>
          <p className={classes.hint}>
            {t('by', { name: review.reviewer.name })} · <TimeStamp at={review.written_at} style="day-time" /> ·{' '}
            <AnchorLink
              to="/inbox/{-$conversationId}"
              params={{ conversationId: review.conversation_id }}
              size="sm"
              underline="always"
            >
              {t('conversation')}
            </AnchorLink>
          </p>
        </div>
        <span className={classes.row}>
          {review.is_released ? null : <StatusPill tone="warning">{t('unseen')}</StatusPill>}
          <span className={classes.value} title={t('ofHundred')}>
            {say(review.total)}
          </span>
        </span>
      </header>
      <dl className={classes.scores}>
        {review.card.criteria.map((criterion) => (
          <Judged
            key={criterion.key}
            name={criterion.name}
            score={scores.get(criterion.key)}
            review={review}
            onCoach={mayCoach ? () => setAbout(criterion) : null}
          />
        ))}
      </dl>
      {review.summary ? <p dir="auto">{review.summary}</p> : null}
      {review.reply ? (
        <blockquote className={classes.reply}>
          <p className={classes.hint}>{t('replyOf', { name: review.subject.name })}</p>
          <p dir="auto">{review.reply}</p>
        </blockquote>
      ) : null}
      {children}
      {about ? (
        <NoteModal
          teammate={review.subject}
          moment={{ review_id: review.id, criterion: about.key }}
          about={about.name}
          onClose={() => setAbout(null)}
        />
      ) : null}
    </article>
  );
}

type JudgedProps = { name: string; score: Score | undefined; review: Review; onCoach: (() => void) | null };

function Judged({ name, score, review, onCoach }: JudgedProps) {
  const { t } = useTranslation('quality');
  const given = score?.score ?? null;
  return (
    <div className={classes.judged}>
      <dt dir="auto">
        {name}
        {onCoach ? (
          <ActionIcon variant="subtle" size="xs" aria-label={t('note.aboutOf', { criterion: name })} onClick={onCoach}>
            <IconMessage2Plus size={14} aria-hidden />
          </ActionIcon>
        ) : null}
      </dt>
      <dd className={classes.given}>{given === null ? t('notApplicable') : review.card.scale[given - 1]}</dd>
      {score?.comment || score?.entry_id ? (
        <dd className={classes.comment} dir="auto">
          {score.comment}
          {score.entry_id ? <Quotation conversation={review.conversation_id} id={score.entry_id} /> : null}
        </dd>
      ) : null}
    </div>
  );
}
