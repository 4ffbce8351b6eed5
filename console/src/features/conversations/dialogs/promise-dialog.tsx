import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { usePlace } from '../../../lib/clock';
import { formatDay, formatTime } from '../../../lib/format';
import { toastDone } from '../../../ui/toast';
import { fieldOf, snoozeChoices } from '../snoozing';
import type { Conversation } from '../types';
import classes from './dialogs.module.css';
import { useTold } from './use-told';

/** "I'll get back by Thursday 15:00": when, and with what. */
export function PromiseDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useTranslation('conversations');
  const { locale } = usePlace();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [due, setDue] = useState('');
  const [words, setWords] = useState('');
  const at = new Date(due);
  const usable = due !== '' && at.getTime() > Date.now();
  const told = useTold(
    () =>
      api.put('/api/conversations/{id}/follow-up', {
        path: { id: conversation.id },
        body: { due_at: at.toISOString(), words },
      }),
    () => {
      toastDone(
        t('promise.done', { when: `${formatDay(at, new Date(), locale, here)} ${formatTime(at, locale, here)}` }),
      );
      onClose();
    },
  );
  return (
    <Modal opened onClose={onClose} title={t('promise.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form
        className={classes.form}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (usable) told.mutate();
        }}
      >
        <p className={classes.soft}>{t('promise.explained')}</p>
        <div className={classes.choices}>
          {snoozeChoices(new Date()).map((choice) => (
            <Button key={choice.id} variant="default" size="compact-sm" onClick={() => setDue(fieldOf(choice.at))}>
              {t(`snooze.${choice.id}`)}
            </Button>
          ))}
        </div>
        <TextInput
          type="datetime-local"
          label={t('promise.by')}
          value={due}
          min={fieldOf(new Date())}
          onChange={(change) => setDue(change.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={t('promise.with')}
          placeholder={t('promise.withHint')}
          value={words}
          maxLength={300}
          onChange={(change) => setWords(change.currentTarget.value)}
        />
        {told.error ? <p className={classes.wrong}>{told.error.message}</p> : null}
        <Button type="submit" loading={told.isPending} disabled={!usable}>
          {t('promise.act')}
        </Button>
      </form>
    </Modal>
  );
}
