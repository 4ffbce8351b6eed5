import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../ui/links';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import classes from './quality.module.css';
import type { Note } from './queries';
import { Quotation } from './quotation';

type Props = { note: Note; title: string; by?: string; children?: ReactNode };

/** A coaching note: the moment it speaks of, the words, and what its teammate said to it. */
export function NoteCard({ note, title, by, children }: Props) {
  const { t } = useTranslation('quality');
  return (
    <article className={classes.card} aria-label={title}>
      <header className={classes.head}>
        <div>
          <h3 className={classes.title} dir="auto">
            {title}
          </h3>
          <p className={classes.hint}>
            {by ? `${by} · ` : null}
            <TimeStamp at={note.written_at} style="day-time" />
            {note.criterion ? ` · ${t('note.about', { criterion: note.criterion })}` : null}
            {note.conversation_id ? (
              <>
                {' · '}
                <AnchorLink
                  to="/inbox/{-$conversationId}"
                  params={{ conversationId: note.conversation_id }}
                  size="sm"
                  underline="always"
                >
                  {t('conversation')}
                </AnchorLink>
              </>
            ) : null}
          </p>
        </div>
        {note.seen_at ? null : <StatusPill tone="warning">{t('unseen')}</StatusPill>}
      </header>
      {note.conversation_id && note.entry_id ? (
        <Quotation conversation={note.conversation_id} id={note.entry_id} />
      ) : null}
      {note.is_erased ? <p className={classes.hint}>{t('note.erased')}</p> : null}
      <p className={classes.said} dir="auto">
        {note.body}
      </p>
      {note.reply ? (
        <blockquote className={classes.reply}>
          <p className={classes.hint}>{t('replyOf', { name: note.teammate.name })}</p>
          <p dir="auto">{note.reply}</p>
        </blockquote>
      ) : null}
      {children}
    </article>
  );
}
