import { ActionIcon, Button, Checkbox, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import classes from './quality.module.css';
import { type TrainingItem, useChange } from './queries';

type Content = TrainingItem['content'];
type Asked = Content['questions'][number];
const KINDS = ['page', 'link', 'quiz'] as const;
const NEW_QUESTION: Asked = { words: '', choices: ['', ''], right: [0] };

/** What an item is called and holds: a page's words, a link, or a quiz. */
export function ItemForm({ item, onDone }: { item: TrainingItem | null; onDone: () => void }) {
  const { t } = useTranslation('quality');
  const [title, setTitle] = useState(item?.title ?? '');
  const [content, setContent] = useState<Content>(
    item?.content ?? { kind: 'page', body: '', url: null, questions: [] },
  );
  const put = (change: Partial<Content>) => setContent({ ...content, ...change });
  const save = useSave(item, onDone);
  return (
    <form
      className={classes.answer}
      onSubmit={(submit) => {
        submit.preventDefault();
        save.mutate({ title, content });
      }}
    >
      <SegmentedControl
        aria-label={t('training.kind')}
        value={content.kind}
        onChange={(kind) => {
          const questions = kind === 'quiz' && content.questions.length === 0 ? [NEW_QUESTION] : content.questions;
          put({ kind: kind as Content['kind'], questions });
        }}
        data={KINDS.map((kind) => ({ value: kind, label: t(`training.kinds.${kind}`) }))}
      />
      <TextInput
        label={t('training.name')}
        required
        maxLength={200}
        value={title}
        onChange={(typed) => setTitle(typed.currentTarget.value)}
      />
      {content.kind === 'link' ? (
        <TextInput
          type="url"
          label={t('training.address')}
          required
          value={content.url ?? ''}
          onChange={(typed) => put({ url: typed.currentTarget.value })}
        />
      ) : null}
      <Textarea
        label={t('training.words')}
        description={t('training.markdown')}
        required={content.kind === 'page'}
        autosize
        minRows={content.kind === 'page' ? 8 : 2}
        maxRows={20}
        value={content.body}
        onChange={(typed) => put({ body: typed.currentTarget.value })}
      />
      {content.kind === 'quiz' ? (
        <Questions asked={content.questions} onChange={(questions) => put({ questions })} />
      ) : null}
      <div className={classes.acts}>
        <Button variant="default" onClick={onDone}>
          {t('training.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending} disabled={title.trim() === ''}>
          {t('training.save')}
        </Button>
      </div>
    </form>
  );
}

/** Only what the kind holds is said: an address of a link, the questions of a quiz. */
function useSave(item: TrainingItem | null, onDone: () => void) {
  return useChange(({ title, content: { kind, body, url, questions } }: Pick<TrainingItem, 'title' | 'content'>) => {
    const content = { kind, body, url: kind === 'link' ? url : null, questions: kind === 'quiz' ? questions : [] };
    const said = { title, content };
    return item
      ? api.put('/api/training-items/{id}', { path: { id: item.id }, body: said })
      : api.post('/api/training-items', { body: said });
  }, onDone);
}

type QuestionsProps = { asked: Asked[]; onChange: (asked: Asked[]) => void };

function Questions({ asked, onChange }: QuestionsProps) {
  const { t } = useTranslation('quality');
  const put = (place: number, change: Partial<Asked>) =>
    onChange(asked.map((each, other) => (other === place ? { ...each, ...change } : each)));
  return (
    <>
      {asked.map((question, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: questions have no name but their place
        <fieldset key={place} className={classes.asked}>
          <div className={classes.askedHead}>
            <TextInput
              aria-label={t('training.question', { number: place + 1 })}
              placeholder={t('training.question', { number: place + 1 })}
              required
              value={question.words}
              onChange={(typed) => put(place, { words: typed.currentTarget.value })}
            />
            <ActionIcon
              aria-label={t('training.remove', { number: place + 1 })}
              disabled={asked.length === 1}
              onClick={() => onChange(asked.filter((_, other) => other !== place))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
          <Choices question={question} onChange={(change) => put(place, change)} />
        </fieldset>
      ))}
      <div className={classes.acts}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...asked, NEW_QUESTION])}
        >
          {t('training.addQuestion')}
        </Button>
      </div>
    </>
  );
}

type ChoicesProps = { question: Asked; onChange: (change: Partial<Asked>) => void };

function Choices({ question: { choices, right }, onChange }: ChoicesProps) {
  const { t } = useTranslation('quality');
  return (
    <>
      {choices.map((choice, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: choices have no name but their place
        <div key={place} className={classes.choice}>
          <Checkbox
            aria-label={t('training.isRight', { number: place + 1 })}
            checked={right.includes(place)}
            onChange={(ticked) =>
              onChange({
                right: ticked.currentTarget.checked ? [...right, place] : right.filter((each) => each !== place),
              })
            }
          />
          <TextInput
            aria-label={t('training.choice', { number: place + 1 })}
            placeholder={t('training.choice', { number: place + 1 })}
            required
            value={choice}
            onChange={(typed) => {
              const words = typed.currentTarget.value;
              onChange({ choices: choices.map((each, other) => (other === place ? words : each)) });
            }}
          />
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-xs"
        className={classes.begin}
        disabled={choices.length >= 10}
        onClick={() => onChange({ choices: [...choices, ''] })}
      >
        {t('training.addChoice')}
      </Button>
    </>
  );
}
