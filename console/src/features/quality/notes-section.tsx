import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useMe } from '../../lib/me';
import { GiveModal } from './give-modal';
import { NoteCard } from './note-card';
import classes from './quality.module.css';
import { type Note, notesQuery, useChange } from './queries';

/** What was said to teammates, newest first: of all, or of one. */
export function NotesSection() {
  const { t } = useTranslation('quality');
  const found = useQuery(notesQuery).data;
  const [whose, setWhose] = useState<string | null>(null);
  if (!found) return null;
  const teammates = new Map(found.map(({ teammate }) => [teammate.id, teammate.name]));
  return (
    <section className={classes.list} aria-labelledby="notes">
      <div className={classes.head}>
        <h2 id="notes" className={classes.title}>
          {t('note.title')}
        </h2>
        {teammates.size > 1 ? (
          <Select
            size="xs"
            clearable
            aria-label={t('note.whose')}
            placeholder={t('note.everybody')}
            data={[...teammates].map(([value, label]) => ({ value, label }))}
            value={whose}
            onChange={setWhose}
          />
        ) : null}
      </div>
      {found.length === 0 ? <p className={classes.hint}>{t('note.nothing')}</p> : null}
      {found
        .filter(({ teammate }) => !whose || teammate.id === whose)
        .map((note) => (
          <Said key={note.id} note={note} />
        ))}
    </section>
  );
}

function Said({ note }: { note: Note }) {
  const { t } = useTranslation('quality');
  const me = useMe().teammate.id;
  const [giving, setGiving] = useState(false);
  const takeBack = useChange(() => api.delete('/api/coaching-notes/{id}', { path: { id: note.id } }));
  return (
    <NoteCard note={note} title={t('note.to', { name: note.teammate.name })} by={t('by', { name: note.author.name })}>
      {note.author.id === me ? (
        <div className={classes.acts}>
          {note.seen_at ? null : (
            <Button variant="default" size="xs" loading={takeBack.isPending} onClick={() => takeBack.mutate(undefined)}>
              {t('note.takeBack')}
            </Button>
          )}
          <Button variant="default" size="xs" onClick={() => setGiving(true)}>
            {t('training.give')}
          </Button>
        </div>
      ) : null}
      {giving ? <GiveModal note={note.id} teammates={[note.teammate.id]} onClose={() => setGiving(false)} /> : null}
    </NoteCard>
  );
}
