import { Button, Loader } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { dayKey } from '../../lib/format';
import { useAnnounce } from '../../ui/live-region';
import { TimeStamp } from '../../ui/time-stamp';
import { blocksOf, type Thread as ThreadData } from './entries';
import { MessageGroup } from './message-group';
import { OpenedOn } from './opened-on';
import { PendingMessages } from './pending-messages';
import { StateLine } from './state-line';
import classes from './thread.module.css';
import type { Conversation } from './types';
import { usePending } from './use-outbox';
import { useReadMark } from './use-read-mark';

const NEAR = 80;
type Props = { conversation: Conversation; thread: ThreadData; onOlder: () => Promise<void>; loadingOlder: boolean };

/** Everything said and done in a conversation. New entries never move what is being read. */
export function Thread({ conversation, thread, onOlder, loadingOlder }: Props) {
  const { t } = useTranslation('conversations');
  const { zone } = usePlace();
  const client = useQueryClient();
  const announce = useAnnounce();
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [unseen, setUnseen] = useState(false);
  const pending = usePending(conversation.id);
  const known = useMemo(() => new Set(thread.entries.map((entry) => entry.client_id)), [thread.entries]);
  const waiting = pending.filter((each) => !known.has(each.client_id));
  const blocks = useMemo(() => blocksOf(thread.entries, (at) => dayKey(new Date(at), zone)), [thread.entries, zone]);
  const last = thread.entries.at(-1);
  useReadMark(conversation, thread.position, client);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box && atEnd.current) box.scrollTop = box.scrollHeight;
  }, [last?.id, waiting.length]);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  const lastSeen = useRef(last?.id);
  useEffect(() => {
    if (!last || last.id === lastSeen.current) return;
    lastSeen.current = last.id;
    if (last.author.kind === 'customer')
      announce(t('thread.newFrom', { name: last.author.name ?? t('visitor'), words: last.body }));
    if (!atEnd.current) setUnseen(true);
  }, [last, announce, t]);

  function toEnd(): void {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    setUnseen(false);
  }

  async function older(): Promise<void> {
    const box = scroller.current;
    const before = box ? box.scrollHeight - box.scrollTop : 0;
    await onOlder();
    requestAnimationFrame(() => {
      if (box) box.scrollTop = box.scrollHeight - before;
    });
  }

  return (
    <div className={classes.place}>
      <div
        ref={scroller}
        className={classes.scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t('thread.messages')}
        onScroll={(scroll) => {
          const box = scroll.currentTarget;
          atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
          if (atEnd.current) setUnseen(false);
        }}
      >
        {thread.older ? (
          <Button
            variant="subtle"
            size="compact-sm"
            className={classes.older}
            onClick={() => void older()}
            disabled={loadingOlder}
          >
            {loadingOlder ? <Loader size={14} /> : t('thread.older')}
          </Button>
        ) : (
          <OpenedOn conversation={conversation} />
        )}
        {blocks.map((block) => {
          if (block.kind === 'day') {
            return (
              <p key={block.key} className={classes.day}>
                <TimeStamp at={block.at} style="day" />
              </p>
            );
          }
          if (block.kind === 'state') return <StateLine key={block.key} entry={block.entry} />;
          return (
            <MessageGroup key={block.key} entries={block.entries} readUpTo={conversation.customer_read_position ?? 0} />
          );
        })}
        <PendingMessages messages={waiting} />
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
