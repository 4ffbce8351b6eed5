import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../lib/api';
import { toastDone } from '../../ui/toast';
import classes from './quality.module.css';
import { useChange } from './queries';
import { Quotation } from './quotation';

export type Moment = { conversation_id: string; entry_id: string } | { review_id: string; criterion: string };
type Props = {
  teammate: Schema<'TeammateSummary'>;
  moment: Moment;
  /** The criterion, where it is about one. */
  about?: string;
  onClose: () => void;
};

/** Say something to a colleague about a message or a criterion. */
export function NoteModal({ teammate, moment, about, onClose }: Props) {
  const { t } = useTranslation('quality');
  const [words, setWords] = useState('');
  const say = useChange(
    () => api.post('/api/coaching-notes', { body: { teammate_id: teammate.id, body: words, ...moment } }),
    () => {
      toastDone(t('note.said', { name: teammate.name }));
      onClose();
    },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('note.to', { name: teammate.name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        className={classes.answer}
        onSubmit={(submit) => {
          submit.preventDefault();
          say.mutate(undefined);
        }}
      >
        {about ? <p className={classes.hint}>{t('note.about', { criterion: about })}</p> : null}
        {'entry_id' in moment ? <Quotation conversation={moment.conversation_id} id={moment.entry_id} /> : null}
        <Textarea
          label={t('note.words')}
          description={t('note.wordsHint', { name: teammate.name })}
          data-autofocus
          autosize
          minRows={3}
          maxLength={4000}
          value={words}
          onChange={(typed) => setWords(typed.currentTarget.value)}
        />
        <div className={classes.acts}>
          <Button type="submit" loading={say.isPending} disabled={words.trim() === ''}>
            {t('note.say')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
