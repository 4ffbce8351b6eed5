import { Button, Loader } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { dayKey } from '../../lib/format';
import { useAnnounce } from '../../ui/live-region';
import { TimeStamp } from '../../ui/time-stamp';
import { type Block, blocksOf, type Thread as ThreadData } from './entries';
import { WithMails } from './mails';
import { MergedIn } from './merged-in';
import { MessageGroup } from './message-group';
import { OpenedOn } from './opened-on';
import { PendingMessages } from './pending-messages';
import { SendingMessages } from './sending-messages';
import { StateLine } from './state-line';
import classes from './thread.module.css';
import type { Conversation, Entry } from './types';
import { usePending } from './use-outbox';
import { useReadMark } from './use-read-mark';
import { useScroll } from './use-scroll';
import { useSendings } from './use-sendings';

type Props = { conversation: Conversation; thread: ThreadData; onOlder: () => Promise<void>; loadingOlder: boolean };

/** Everything said and done in a conversation. New entries never move what is being read. */
export function Thread({ conversation, thread, onOlder, loadingOlder }: Props) {
  const { t } = useTranslation('conversations');
  const { zone } = usePlace();
  const scroller = useRef<HTMLDivElement>(null);
  const pending = usePending(conversation.id);
  const known = useMemo(() => new Set(thread.entries.map((entry) => entry.client_id)), [thread.entries]);
  const waiting = pending.filter((each) => !known.has(each.client_id));
  const sendings = useSendings(conversation.id).filter((each) => !known.has(each.client_id));
  const blocks = useMemo(() => blocksOf(thread.entries, (at) => dayKey(new Date(at), zone)), [thread.entries, zone]);
  const last = thread.entries.at(-1);
  useReadMark(conversation, thread.position, useQueryClient());
  useSaid(last);
  const { unseen, onScroll, toEnd, keepPlace } = useScroll(
    scroller,
    `${last?.id}-${waiting.length}-${sendings.length}`,
  );
  return (
    <div className={classes.place}>
      <div
        ref={scroller}
        className={classes.scroller}
        role="log"
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={t('thread.messages')}
        onScroll={onScroll}
      >
        {thread.older ? (
          <Older loading={loadingOlder} onOlder={() => void keepPlace(onOlder)} />
        ) : (
          <OpenedOn conversation={conversation} />
        )}
        <WithMails conversation={conversation} thread={thread}>
          {blocks.map((block) => (
            <Drawn
              key={block.key}
              block={block}
              conversationId={conversation.id}
              readUpTo={conversation.customer_read_position ?? 0}
              splits={!conversation.merged_into_id && conversation.status !== 'spam'}
            />
          ))}
        </WithMails>
        <PendingMessages messages={waiting} />
        <SendingMessages sendings={sendings} />
      </div>
      {unseen ? (
        <Button
          className={classes.jump}
          size="compact-sm"
          radius="xl"
          leftSection={<IconArrowDown size={14} aria-hidden />}
          onClick={toEnd}
        >
          {t('thread.new')}
        </Button>
      ) : null}
    </div>
  );
}

type DrawnProps = { block: Block; conversationId: string; readUpTo: number; splits: boolean };

function Drawn({ block, conversationId, readUpTo, splits }: DrawnProps) {
  switch (block.kind) {
    case 'day':
      return (
        <p className={classes.day}>
          <TimeStamp at={block.at} style="day" />
        </p>
      );
    case 'state':
      return (
        <>
          <StateLine entry={block.entry} />
          {block.entry.state?.name === 'merged_in' ? <MergedIn id={String(block.entry.state.other)} /> : null}
        </>
      );
    default:
      return (
        <MessageGroup conversationId={conversationId} entries={block.entries} readUpTo={readUpTo} splits={splits} />
      );
  }
}

function Older({ loading, onOlder }: { loading: boolean; onOlder: () => void }) {
  const { t } = useTranslation('conversations');
  return (
    <Button variant="subtle" size="compact-sm" className={classes.older} onClick={onOlder} disabled={loading}>
      {loading ? <Loader size={14} /> : t('thread.older')}
    </Button>
  );
}

/** Read a customer's new message out to a screen reader. */
function useSaid(last: Entry | undefined): void {
  const { t } = useTranslation('conversations');
  const announce = useAnnounce();
  const seen = useRef(last?.id);
  useEffect(() => {
    if (!last || last.id === seen.current) return;
    seen.current = last.id;
    if (last.author.kind !== 'customer') return;
    announce(t('thread.newFrom', { name: last.author.name ?? t('visitor'), words: last.body }));
  }, [last, announce, t]);
}
