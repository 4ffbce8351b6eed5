import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './quality.module.css';

type Props = { isSeen: boolean; isBusy: boolean; onSeen: () => void; onAnswer: (words: string) => void };

/** Say that one has read it, or something to it. */
export function AnswerForm({ isSeen, isBusy, onSeen, onAnswer }: Props) {
  const { t } = useTranslation('quality');
  const [words, setWords] = useState('');
  return (
    <form
      className={classes.answer}
      onSubmit={(submit) => {
        submit.preventDefault();
        onAnswer(words);
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
        {isSeen ? null : (
          <Button variant="default" size="xs" loading={isBusy} onClick={onSeen}>
            {t('own.seen')}
          </Button>
        )}
        <Button type="submit" size="xs" loading={isBusy} disabled={words.trim() === ''}>
          {t('own.send')}
        </Button>
      </div>
    </form>
  );
}
