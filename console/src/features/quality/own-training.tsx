import { Button, Checkbox, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { SafeHtml } from '../../ui/safe-html';
import { toastDone } from '../../ui/toast';
import classes from './quality.module.css';
import { type OwnTraining, ownTrainingQuery, useChange } from './queries';
import { TrainingState } from './training-state';

/** What one was given to learn, next due first. */
export function OwnTrainingSection() {
  const { t } = useTranslation('quality');
  const found = useQuery(ownTrainingQuery).data;
  if (!found || found.length === 0) return null;
  return (
    <section className={classes.list} aria-labelledby="training">
      <h2 id="training" className={classes.title}>
        {t('training.own')}
      </h2>
      {found.map((each) => (
        <Lesson key={each.id} training={each} />
      ))}
    </section>
  );
}

function Lesson({ training }: { training: OwnTraining }) {
  const { t } = useTranslation('quality');
  const isDone = training.state === 'done';
  const [opened, setOpened] = useState(false);
  const [answers, setAnswers] = useState<number[][]>(() => training.asked.map(() => []));
  const hand = useChange(
    () => api.post('/api/training/{id}/done', { path: { id: training.id }, body: { answers } }),
    ({ training: { right, questions } }) =>
      toastDone(right === null ? t('training.wasDone') : t('training.result', { right, of: questions })),
  );
  return (
    <article className={classes.card} aria-label={training.title}>
      <header className={classes.head}>
        <div>
          <h3 className={classes.title} dir="auto">
            {training.title}
          </h3>
          <p className={classes.hint}>
            {t(`training.kinds.${training.kind}`)} · {t('training.from', { name: training.given_by.name })}
          </p>
        </div>
        <span className={classes.row}>
          <TrainingState given={training} />
          <Button variant="default" size="xs" aria-expanded={opened} onClick={() => setOpened(!opened)}>
            {t(opened ? 'training.close' : 'training.open')}
          </Button>
        </span>
      </header>
      {opened ? (
        <form
          className={classes.answer}
          onSubmit={(submit) => {
            submit.preventDefault();
            hand.mutate(undefined);
          }}
        >
          {training.body_html ? <SafeHtml html={training.body_html} /> : null}
          {training.url ? (
            <a href={training.url} target="_blank" rel="noreferrer">
              {training.url}
            </a>
          ) : null}
          {training.asked.map((question, place) => (
            <Question
              // biome-ignore lint/suspicious/noArrayIndexKey: a quiz's questions stand in their order and have no other name
              key={place}
              question={question}
              chosen={answers[place] ?? []}
              onChoose={(chosen) => setAnswers(answers.map((each, other) => (other === place ? chosen : each)))}
            />
          ))}
          {isDone ? null : (
            <div className={classes.acts}>
              <Button type="submit" size="xs" loading={hand.isPending} disabled={answers.some((each) => !each.length)}>
                {t(training.kind === 'quiz' ? 'training.handIn' : 'training.done')}
              </Button>
            </div>
          )}
        </form>
      ) : null}
    </article>
  );
}

type QuestionProps = {
  question: OwnTraining['asked'][number];
  chosen: number[];
  onChoose: (chosen: number[]) => void;
};

/** One question: one choice, or several; once handed in, what is right. */
function Question({ question: { words, choices, several, right }, chosen, onChoose }: QuestionProps) {
  const { t } = useTranslation('quality');
  if (right) {
    return (
      <div>
        <p className={classes.legend}>{words}</p>
        <p className={classes.hint}>
          {t('training.right', { choices: right.map((place) => choices[place]).join(', ') })}
        </p>
      </div>
    );
  }
  const options = choices.map((choice, place) => ({ choice, value: String(place) }));
  const look = { label: words, description: several ? t('training.several') : undefined };
  if (several) {
    return (
      <Checkbox.Group {...look} value={chosen.map(String)} onChange={(values) => onChoose(values.map(Number))}>
        <div className={classes.choices}>
          {options.map(({ choice, value }) => (
            <Checkbox key={value} value={value} label={choice} />
          ))}
        </div>
      </Checkbox.Group>
    );
  }
  return (
    <Radio.Group {...look} value={String(chosen[0] ?? '')} onChange={(value) => onChoose([Number(value)])}>
      <div className={classes.choices}>
        {options.map(({ choice, value }) => (
          <Radio key={value} value={value} label={choice} />
        ))}
      </div>
    </Radio.Group>
  );
}
