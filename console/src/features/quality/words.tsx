import { Button } from '@mantine/core';
import { IconMapPin, IconMessage2Plus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../lib/api';
import { ErrorState } from '../../ui/error-state';
import { SafeHtml } from '../../ui/safe-html';
import { ListSkeleton } from '../../ui/skeletons';
import { TimeStamp } from '../../ui/time-stamp';
import { NoteModal } from './note-modal';
import classes from './quality.module.css';
import { wordsQuery } from './queries';

type Props = { id: string; teammate: Schema<'TeammateSummary'>; onPoint: (entry: string) => void };

/** What was written in a conversation; each moment can be pointed at from the open criterion, or be spoken of alone. */
export function Words({ id, teammate, onPoint }: Props) {
  const { t } = useTranslation('quality');
  const [coached, setCoached] = useState<string | null>(null);
  const found = useQuery(wordsQuery(id));
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <ListSkeleton rows={8} />;
  return (
    <ol className={classes.words} aria-label={t('thread')}>
      {found.data.map((entry) => (
        <li key={entry.id} className={classes.entry} data-side={entry.author.kind} data-kind={entry.kind}>
          <div className={classes.head}>
            <span className={classes.hint} dir="auto">
              {entry.author.name ?? t(`side.${entry.author.kind === 'customer' ? 'customer' : 'system'}`)} ·{' '}
              <TimeStamp at={entry.at} style="day-time" />
            </span>
            <span className={classes.entryActs}>
              <Button
                variant="subtle"
                size="compact-xs"
                leftSection={<IconMapPin size={14} aria-hidden />}
                onClick={() => onPoint(entry.id)}
              >
                {t('point')}
              </Button>
              <Button
                variant="subtle"
                size="compact-xs"
                leftSection={<IconMessage2Plus size={14} aria-hidden />}
                onClick={() => setCoached(entry.id)}
              >
                {t('note.coach')}
              </Button>
            </span>
          </div>
          {entry.body_html ? <SafeHtml html={entry.body_html} /> : <p dir="auto">{entry.body}</p>}
        </li>
      ))}
      {coached ? (
        <NoteModal
          teammate={teammate}
          moment={{ conversation_id: id, entry_id: coached }}
          onClose={() => setCoached(null)}
        />
      ) : null}
    </ol>
  );
}
