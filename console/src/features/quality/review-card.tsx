import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../ui/links';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import classes from './quality.module.css';
import { type Review, type Score, wordsQuery } from './queries';
import { useScoreWords } from './score';

type Props = { review: Review; children?: ReactNode };

/** A review as it was handed in: what it comes to, each criterion in the words of its own card, and the reply. */
export function ReviewCard({ review, children }: Props) {
  const { t } = useTranslation('quality');
  const say = useScoreWords();
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
            <AnchorLink to="/inbox/{-$conversationId}" params={{ conversationId: review.conversation_id }} size="sm">
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
        {review.card.criteria.map(({ key, name }) => (
          <Judged key={key} name={name} score={scores.get(key)} review={review} />
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
    </article>
  );
}

function Judged({ name, score, review }: { name: string; score: Score | undefined; review: Review }) {
  const { t } = useTranslation('quality');
  const given = score?.score ?? null;
  return (
    <div className={classes.judged}>
      <dt dir="auto">{name}</dt>
      <dd className={classes.given}>{given === null ? t('notApplicable') : review.card.scale[given - 1]}</dd>
      {score?.comment || score?.entry_id ? (
        <dd className={classes.comment} dir="auto">
          {score.comment}
          {score.entry_id ? <Moment conversation={review.conversation_id} id={score.entry_id} /> : null}
        </dd>
      ) : null}
    </div>
  );
}

const QUOTED = 140;

/** The moment a comment speaks of: its first words. */
function Moment({ conversation, id }: { conversation: string; id: string }) {
  const found = useQuery(wordsQuery(conversation)).data?.find((entry) => entry.id === id);
  if (!found) return null;
  const words = found.body.length > QUOTED ? `${found.body.slice(0, QUOTED)}…` : found.body;
  return (
    <q className={classes.quote} dir="auto">
      {words}
    </q>
  );
}
