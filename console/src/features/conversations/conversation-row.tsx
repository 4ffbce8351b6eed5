import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../lib/api';
import { plainWords } from '../../lib/plain-words';
import { Avatar } from '../../ui/avatar';
import { TimeStamp } from '../../ui/time-stamp';
import { ChannelIcon } from './channel-icon';
import classes from './conversation-row.module.css';
import type { Conversation } from './types';
import { COLUMNS } from './view/columns';
import { RowColumns } from './view/row-columns';
import { asksToBeRead } from './views';

/** `tabbable`: whether the tab key stops here; arrows walk from there. */
type Props = {
  conversation: Conversation;
  columns: readonly string[] | undefined;
  /** The words around what was searched for, in place of those said last. */
  found: Schema<'FoundPart'>[] | undefined;
  chosen: boolean;
  tabbable: boolean;
};

/** One conversation of the list: who, where, what was said last, how long they wait, whose it is. */
export const ConversationRow = memo(function ConversationRow({
  conversation,
  columns,
  found,
  chosen,
  tabbable,
}: Props) {
  const { t } = useTranslation('conversations');
  const name = conversation.customer.name ?? t('visitor');
  const unread = asksToBeRead(conversation);
  return (
    <Link
      to="/inbox/{-$conversationId}"
      params={{ conversationId: conversation.id }}
      search={(now) => now as object}
      className={classes.row}
      tabIndex={tabbable ? 0 : -1}
      data-on={chosen ? '' : undefined}
      aria-current={chosen ? 'true' : undefined}
    >
      <span className={classes.head}>
        {unread ? <span className={classes.unread} /> : null}
        <span className={classes.name} data-unread={unread ? '' : undefined} dir="auto">
          {name}
        </span>
        {unread ? <VisuallyHidden>{t('list.unread')}</VisuallyHidden> : null}
        <span className={classes.when}>
          <ChannelIcon kind={conversation.channel.kind} name={conversation.channel.name} />
          <TimeStamp at={conversation.last_at} />
        </span>
      </span>
      <span className={classes.snippet} dir="auto">
        {conversation.subject ? <span className={classes.subject}>{conversation.subject} </span> : null}
        {found ? <FoundWords parts={found} /> : plainWords(conversation.snippet ?? '')}
      </span>
      <span className={classes.foot}>
        <span className={classes.chips}>
          <RowColumns conversation={conversation} columns={columns ?? COLUMNS.usual} />
        </span>
        <Assignee conversation={conversation} />
      </span>
    </Link>
  );
});

function FoundWords({ parts }: { parts: Schema<'FoundPart'>[] }) {
  return parts.map(({ text, is_hit: isHit }, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: words may stand there twice; their place is what they are
    isHit ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
  );
}

function Assignee({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const whose = conversation.assignee ?? conversation.team;
  if (!whose) return null;
  return (
    <span className={classes.assignee}>
      <Avatar name={whose.name} size="s" />
      <VisuallyHidden>{t('list.assignedTo', { name: whose.name })}</VisuallyHidden>
    </span>
  );
}
