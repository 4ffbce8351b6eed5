import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/me';
import { plainWords } from '../../lib/plain-words';
import { useLive, useResync } from '../../lib/use-live';
import { playSound, readNotify, showDesktop } from './notifying';
import { conversationQuery, countsQuery, refreshLists, tagsQuery } from './queries';
import type { Conversation } from './types';
import { useOutbox } from './use-outbox';
import { PROMISE_MISSED, useTellMissed } from './use-tell-missed';

const TOGETHER = 250;
/** What the server calls a change by which somebody said something to the other side. */
const MESSAGE = 'message';
/** And one by which tags were put on or taken off: a colleague may just have made one. */
const TAGGED = 'tagged';
/** One by which only a due time changed. */
const PROMISE = 'promise';

/** Keeps lists and counts live, tells about new messages, and sends what is still in the outbox. Draws nothing. */
export function InboxBackground() {
  const client = useQueryClient();
  const outbox = useOutbox();
  const notify = useNotify();
  const tellMissed = useTellMissed();
  const counts = useQuery(countsQuery);
  useTitle(counts.data?.mine ?? 0);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refreshSoon = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void refreshLists(client);
    }, TOGETHER);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  useLive('conversation', (frame) => {
    refreshSoon();
    if (frame.change === MESSAGE) void notify(frame.id, frame.position);
    if (frame.change === PROMISE_MISSED) void tellMissed(frame.id);
    if (frame.change === PROMISE)
      void client.invalidateQueries({ predicate: (query) => isOf(query.queryKey, frame.id) });
    if (frame.change === TAGGED) void client.invalidateQueries({ queryKey: tagsQuery.queryKey });
  });
  useLive('alarms', refreshSoon);
  useResync(() => {
    void refreshLists(client);
    void client.invalidateQueries({ queryKey: tagsQuery.queryKey });
    outbox.flush();
  });
  useEffect(() => outbox.flush(), [outbox]);
  return null;
}

/** What is known of a conversation and of its promises. */
function isOf(key: readonly unknown[], id: string): boolean {
  return key[0] === 'conversations' && (key[1] === 'one' || key[1] === 'promises') && key[2] === id;
}

/** Tell once about every new message of a customer that is mine to answer, or nobody's yet. */
function useNotify() {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const router = useRouter();
  const me = useMe().teammate.id;
  const told = useRef(new Map<string, number>());
  return async (id: string, position: number): Promise<void> => {
    const wanted = readNotify();
    if (!wanted.desktop && !wanted.sound) return;
    if ((told.current.get(id) ?? 0) >= position) return;
    told.current.set(id, position);
    const lookedAt = document.hasFocus() && location.pathname === `/inbox/${id}`;
    if (lookedAt) return;
    const it: Conversation = await client.fetchQuery({ ...conversationQuery(id), staleTime: 0 });
    const mine = it.assignee === null || it.assignee.id === me || it.followers.some((each) => each.id === me);
    if (!it.unread || it.status !== 'open' || it.waiting_state !== 'awaiting_us' || !mine) return;
    if (wanted.sound) playSound();
    if (wanted.desktop) {
      const words = plainWords(it.snippet ?? '');
      showDesktop(it.customer.name ?? t('visitor'), words, id, () => router.history.push(`/inbox/${id}`));
    }
  };
}

/** How many wait for me, in the title of the tab. */
function useTitle(mine: number): void {
  const { t } = useTranslation('conversations');
  const path = useRouterState({ select: (state) => state.location.pathname });
  const screen = path.startsWith('/inbox') ? `${t('nav')} · ` : '';
  useEffect(() => {
    document.title = `${mine > 0 ? `(${mine}) ` : ''}${screen}Wayline`;
  }, [mine, screen]);
}
