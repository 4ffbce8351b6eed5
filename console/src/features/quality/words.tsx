import { Button } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/error-state';
import { SafeHtml } from '../../ui/safe-html';
import { ListSkeleton } from '../../ui/skeletons';
import { TimeStamp } from '../../ui/time-stamp';
import classes from './quality.module.css';
import { wordsQuery } from './queries';

/** What was written in a conversation; each moment can be pointed at from the criterion that is open. */
export function Words({ id, onPoint }: { id: string; onPoint: (entry: string) => void }) {
  const { t } = useTranslation('quality');
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
            <Button
              variant="subtle"
              size="compact-xs"
              leftSection={<IconMapPin size={14} aria-hidden />}
              onClick={() => onPoint(entry.id)}
            >
              {t('point')}
            </Button>
          </div>
          {entry.body_html ? <SafeHtml html={entry.body_html} /> : <p dir="auto">{entry.body}</p>}
        </li>
      ))}
    </ol>
  );
}
