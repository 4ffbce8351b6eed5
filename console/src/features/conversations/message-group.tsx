import { IconCheck, IconChecks, IconLock } from '@tabler/icons-react';
import { Fragment, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeStamp } from '../../ui/time-stamp';
import { Attachments } from './attachments';
import { EntrySignals } from './entry-signals';
import { EntryWords } from './entry-words';
import { MailLine } from './mail-line';
import { useMail } from './mails';
import classes from './message-group.module.css';
import { ReplyTone } from './reply-tone';
import { SplitMenu } from './split-menu';
import type { Entry } from './types';

/** What somebody is called whose name is not known; a teammate without one answered elsewhere. */
const NAMELESS = { system: 'states.wayline', customer: 'visitor', teammate: 'thread.team' } as const;

/** `splits`: whether a message of the customer's may be split out here. */
type Props = { conversationId: string; entries: Entry[]; readUpTo: number; splits?: boolean };

/** What one author said in a row: the customer at the left, us at the right, notes dashed. */
export const MessageGroup = memo(function MessageGroup({ conversationId, entries, readUpTo, splits }: Props) {
  const { t } = useTranslation('conversations');
  const last = entries.at(-1);
  const mail = useMail(last?.id);
  if (!last) return null;
  const { author, kind } = last;
  const name = author.name ?? t(NAMELESS[author.kind]);
  const side = author.kind === 'customer' ? 'them' : 'us';
  const read = last.position <= readUpTo;
  return (
    <article className={classes.group} data-side={side} aria-label={t('thread.by', { name })}>
      {entries.map((entry) => (
        <Fragment key={entry.id}>
          <div className={classes.bubble} data-kind={kind} data-side={side}>
            <EntryWords entry={entry} conversationId={conversationId} />
            <Attachments files={entry.attachments} />
            {splits && side === 'them' ? <SplitMenu entry={entry} /> : null}
          </div>
          <MailLine entry={entry.id} />
          {side === 'them' && entry.signals ? (
            <EntrySignals conversationId={conversationId} entry={entry} signals={entry.signals} />
          ) : null}
          {side === 'us' && kind === 'message' && entry.signals && !entry.signals.is_automatic ? (
            <ReplyTone signals={entry.signals} />
          ) : null}
        </Fragment>
      ))}
      <footer className={classes.foot}>
        {kind === 'note' ? <IconLock size={12} aria-hidden /> : null}
        <span>{kind === 'note' ? t('thread.note', { name }) : name}</span>
        <span aria-hidden>·</span>
        <TimeStamp at={last.at} style="time" />
        {side === 'us' && kind === 'message' && author.kind === 'teammate' && !mail ? (
          <span className={classes.read} data-read={read ? '' : undefined}>
            {read ? <IconChecks size={14} aria-hidden /> : <IconCheck size={14} aria-hidden />}
            {read ? t('thread.read') : t('thread.sent')}
          </span>
        ) : null}
      </footer>
    </article>
  );
});
