import { Button, CloseButton, SegmentedControl, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { toastDone } from '../../ui/toast';
import { begun, type Judging, NOT_APPLICABLE, scoresOf } from './judging';
import classes from './quality.module.css';
import { type Criterion, type Review, type Scorecard, useChange, wordsQuery } from './queries';

type Props = {
  conversationId: string;
  subject: { id: string; name: string };
  card: Scorecard;
  before: Review | undefined;
  /** The moment pointed at in the thread; `at` counts how often, so that the same can be pointed at twice. */
  moment: { id: string; at: number } | null;
};

/** The scorecard, criterion by criterion: a score, a comment, and the moment it speaks of. */
export function ReviewForm({ conversationId, subject, card, before, moment }: Props) {
  const { t } = useTranslation('quality');
  const [judging, setJudging] = useState(() => begun(card.criteria, before?.scores ?? []));
  const [summary, setSummary] = useState(before?.summary ?? '');
  const [open, setOpen] = useState(card.criteria[0]?.key ?? '');
  const [pointed, setPointed] = useState(moment?.at ?? 0);
  const put = (key: string, change: Partial<Judging[string]>) =>
    setJudging((now) => {
      const known = now[key];
      return known ? { ...now, [key]: { ...known, ...change } } : now;
    });
  if (moment && moment.at !== pointed) {
    setPointed(moment.at);
    put(open, { entry: moment.id });
  }
  const scores = scoresOf(judging);
  const send = useChange(
    () =>
      api.post('/api/conversations/{id}/reviews', {
        path: { id: conversationId },
        body: { subject_id: subject.id, scores: scores ?? [], summary },
      }),
    () => toastDone(t('handedIn', { name: subject.name })),
  );
  return (
    <form
      className={classes.card}
      aria-label={t('reviewOf', { name: subject.name })}
      onSubmit={(submit) => {
        submit.preventDefault();
        send.mutate(undefined);
      }}
    >
      <h2 className={classes.title} dir="auto">
        {t('reviewOf', { name: subject.name })}
      </h2>
      {card.criteria.map((criterion) => (
        <Judge
          key={criterion.key}
          criterion={criterion}
          scale={card.scale}
          value={judging[criterion.key]}
          conversationId={conversationId}
          isOpen={open === criterion.key}
          onOpen={() => setOpen(criterion.key)}
          onChange={(change) => put(criterion.key, change)}
        />
      ))}
      <Textarea
        label={t('summary')}
        autosize
        minRows={2}
        maxLength={4000}
        value={summary}
        onChange={(typed) => setSummary(typed.currentTarget.value)}
      />
      <p className={classes.hint}>{t('first', { name: subject.name })}</p>
      <div className={classes.acts}>
        <Button type="submit" loading={send.isPending} disabled={!scores}>
          {t(before ? 'handInAgain' : 'handIn')}
        </Button>
      </div>
    </form>
  );
}

type JudgeProps = {
  criterion: Criterion;
  scale: string[];
  value: Judging[string] | undefined;
  conversationId: string;
  isOpen: boolean;
  onOpen: () => void;
  onChange: (change: Partial<Judging[string]>) => void;
};

function Judge({ criterion, scale, value, conversationId, isOpen, onOpen, onChange }: JudgeProps) {
  const { t } = useTranslation('quality');
  const entries = useQuery(wordsQuery(conversationId)).data;
  const entry = entries?.find(({ id }) => id === value?.entry);
  return (
    <fieldset className={classes.judge} data-open={isOpen || undefined} onFocus={onOpen}>
      <legend className={classes.legend} dir="auto">
        {criterion.name}
      </legend>
      {criterion.detail ? <p className={classes.hint}>{criterion.detail}</p> : null}
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={criterion.name}
        value={value?.choice ?? ''}
        onChange={(choice) => onChange({ choice })}
        data={[
          ...scale.map((word, place) => ({ value: String(place + 1), label: word })),
          { value: NOT_APPLICABLE, label: t('notApplicableShort') },
        ]}
      />
      {isOpen || value?.comment ? (
        <Textarea
          aria-label={t('commentOn', { criterion: criterion.name })}
          placeholder={t('comment')}
          autosize
          minRows={1}
          maxLength={2000}
          value={value?.comment ?? ''}
          onChange={(typed) => onChange({ comment: typed.currentTarget.value })}
        />
      ) : null}
      {entry ? (
        <span className={classes.row}>
          <q className={classes.quote} dir="auto">
            {entry.body.slice(0, 100)}
          </q>
          <CloseButton size="sm" aria-label={t('unpoint')} onClick={() => onChange({ entry: null })} />
        </span>
      ) : null}
    </fieldset>
  );
}
