import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../lib/api';
import { useNow } from '../../lib/clock';
import { formatDuration } from '../../lib/format';
import { plainWords } from '../../lib/plain-words';
import { waitTone } from '../../lib/waiting';
import { Avatar } from '../../ui/avatar';
import { HueDot } from '../../ui/mark';
import { StatusPill } from '../../ui/status-pill';
import classes from './waiting-row.module.css';

/** One customer who waits: how long, what for, and whose it is. */
export function WaitingRow({ item }: { item: Schema<'ConversationShape'> }) {
  const { t } = useTranslation('today');
  const now = useNow();
  const seconds = (now - Date.parse(item.waiting_since ?? item.last_at)) / 1000;
  return (
    <Link
      className={classes.row}
      to="/inbox/{-$conversationId}"
      params={{ conversationId: item.id }}
      search={{ view: 'waiting' }}
    >
      <Avatar name={item.customer.name} />
      <span className={classes.words}>
        <span className={classes.name} dir="auto">
          {item.customer.name ?? t('visitor')}
        </span>
        <span className={classes.snippet} dir="auto">
          {[item.subject, plainWords(item.snippet ?? '')].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={classes.where}>
        <HueDot kind="channel" name={item.channel.kind} />
        {item.channel.name}
      </span>
      <span className={classes.whose}>
        {item.assignee ? (
          <>
            <VisuallyHidden>{t('waiting.with')}</VisuallyHidden>
            {item.assignee.name}
          </>
        ) : (
          t('waiting.nobody')
        )}
      </span>
      <span className={classes.wait}>
        {item.is_urgent ? <StatusPill tone="negative">{t('waiting.urgent')}</StatusPill> : null}
        <StatusPill tone={waitTone(seconds, item.channel.kind)}>{formatDuration(seconds)}</StatusPill>
      </span>
    </Link>
  );
}
