import { useTranslation } from 'react-i18next';
import { useNow } from '../../../lib/clock';
import { formatDuration } from '../../../lib/format';
import { waitTone } from '../../../lib/waiting';
import { HueDot } from '../../../ui/mark';
import { StatusPill } from '../../../ui/status-pill';
import { TimeStamp } from '../../../ui/time-stamp';
import classes from '../conversation-row.module.css';
import { FeelingMark } from '../feeling-mark';
import { PriorityMark } from '../priority-mark';
import { PromiseChip } from '../promise-chip';
import { nearest } from '../promising';
import { StandingPill } from '../standing-pill';
import type { Conversation } from '../types';

const MOST_TAGS = 2;
const FIELD = 'field.';
type Props = { conversation: Conversation; columns: readonly string[] };

/** What a row tells beside its first words, in the order that was chosen. A missed promise is always told. */
export function RowColumns({ conversation, columns }: Props) {
  return (
    <>
      {columns.map((each) => (
        <Column key={each} name={each} conversation={conversation} />
      ))}
      <Missed conversation={conversation} />
    </>
  );
}

function Column({ name, conversation }: { name: string; conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  switch (name) {
    case 'priority':
      return <Pressing conversation={conversation} />;
    case 'promise':
      return <PromiseChip promises={conversation.promises} />;
    case 'state':
      return <State conversation={conversation} />;
    case 'feeling':
      return <Understood conversation={conversation} />;
    case 'tags':
      return <Tags conversation={conversation} />;
    case 'topic':
      return <Words>{conversation.topic?.path}</Words>;
    case 'team':
      return <Words>{conversation.team?.name}</Words>;
    case 'phase':
      return <Words>{conversation.phase ? t(`details.phases.${conversation.phase}`) : undefined}</Words>;
    default:
      return <Words>{conversation.fields.find((said) => `${FIELD}${said.field_id}` === name)?.words}</Words>;
  }
}

function Words({ children }: { children: string | null | undefined }) {
  return children ? <span className={classes.intent}>{children}</span> : null;
}

function Tags({ conversation: { tags } }: { conversation: Conversation }) {
  return (
    <>
      {tags.slice(0, MOST_TAGS).map((tag) => (
        <span key={tag.id} className={classes.tag}>
          <HueDot kind="tag" name={tag.colour} />
          {tag.name}
        </span>
      ))}
      {tags.length > MOST_TAGS ? <span>+{tags.length - MOST_TAGS}</span> : null}
    </>
  );
}

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
