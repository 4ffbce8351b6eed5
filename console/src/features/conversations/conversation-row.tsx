import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/clock';
import { formatDuration } from '../../lib/format';
import { plainWords } from '../../lib/plain-words';
import { waitTone } from '../../lib/waiting';
import { Avatar } from '../../ui/avatar';
import { HueDot } from '../../ui/mark';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import { ChannelIcon } from './channel-icon';
import classes from './conversation-row.module.css';
import { FeelingMark } from './feeling-mark';
import { PriorityMark } from './priority-mark';
import { PromiseChip } from './promise-chip';
import { nearest } from './promising';
import { StandingPill } from './standing-pill';
import type { Conversation } from './types';
import { asksToBeRead } from './views';

const MOST_TAGS = 2;
/** `tabbable`: whether the tab key stops here; arrows walk from there. */
type Props = { conversation: Conversation; chosen: boolean; tabbable: boolean };

/** One conversation of the list: who, where, what was said last, how long they wait, whose it is. */
export const ConversationRow = memo(function ConversationRow({ conversation, chosen, tabbable }: Props) {
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
        {plainWords(conversation.snippet ?? '')}
      </span>
      <span className={classes.foot}>
        <span className={classes.chips}>
          <Pressing conversation={conversation} />
          <PromiseChip promises={conversation.promises} />
          <State conversation={conversation} />
          <Missed conversation={conversation} />
          <Understood conversation={conversation} />
          {conversation.tags.slice(0, MOST_TAGS).map((tag) => (
            <span key={tag.id} className={classes.tag}>
              <HueDot kind="tag" name={tag.colour} />
              {tag.name}
            </span>
          ))}
          {conversation.tags.length > MOST_TAGS ? <span>+{conversation.tags.length - MOST_TAGS}</span> : null}
        </span>
        <Assignee conversation={conversation} />
      </span>
    </Link>
  );
});

function State({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const now = useNow();
  const { status, waiting_state: waiting, waiting_since: since } = conversation;
  if (status !== 'open') return <StandingPill conversation={conversation} />;
  if (waiting === 'awaiting_us' && since) {
    const seconds = (now - Date.parse(since)) / 1000;
    // What was promised says how pressing it is; only without a promise does the wait itself.
    const words = t('state.waits', { duration: formatDuration(seconds) });
    if (nearest(conversation.promises)) return <span className={classes.waits}>{words}</span>;
    return <StatusPill tone={waitTone(seconds, conversation.channel.kind)}>{words}</StatusPill>;
  }
  const promised = conversation.follow_up;
  if (promised?.state === 'open')
    return (
      <StatusPill>
        {t('promise.pill')} <TimeStamp at={promised.due_at} style="day-time" />
      </StatusPill>
    );
  return <StatusPill>{t(conversation.no_reply_at ? 'state.noReply' : `state.${waiting}`)}</StatusPill>;
}

/** A promise to the customer that was missed: nobody may overlook it. */
function Missed({ conversation: { follow_up: promised, status } }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const settled = status === 'resolved' || status === 'closed' || status === 'spam';
  if (settled || promised?.state !== 'missed') return null;
  return <StatusPill tone="negative">{t('promise.missedPill')}</StatusPill>;
}

/** What must not wait its turn: the priority a teammate gave it, or that the customer's words are urgent. */
function Pressing({ conversation: { is_urgent: urgent, priority } }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  return (
    <>
      {urgent && priority !== 'urgent' ? <StatusPill tone="negative">{t('signals.urgent')}</StatusPill> : null}
      <PriorityMark priority={priority} />
    </>
  );
}

/** What the customer's latest words say: how it feels, what they want. */
function Understood({ conversation: { feeling_label: feeling, intent } }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const word = intent ? t(`signals.intent.${intent}`, { defaultValue: intent }) : undefined;
  return (
    <>
      {feeling && feeling !== 'neutral' ? <FeelingMark feeling={feeling} word={word} /> : null}
      {word && (!feeling || feeling === 'neutral') ? <span className={classes.intent}>{word}</span> : null}
    </>
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
