import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Page } from '../../lib/api';
import { useMe } from '../../lib/me';
import { toastError, toastUndo } from '../../ui/toast';
import { conversationQuery, refreshLists } from './queries';
import type { Conversation, Person, Tag } from './types';
import type { View } from './views';
import { belongs } from './views';

type Lists = InfiniteData<Page<Conversation>, string | null>;

/** Show a change at once: in the open conversation, and in every list, which it may leave. */
export function showChange(client: QueryClient, id: string, patch: Partial<Conversation>, me: string): void {
  client.setQueryData<Conversation>(conversationQuery(id).queryKey, (known) => known && { ...known, ...patch });
  for (const [key] of client.getQueriesData<Lists>({ queryKey: ['conversations', 'list'] })) {
    const { view } = key[2] as { view: View };
    client.setQueryData<Lists>(
      key,
      (lists) => lists && { ...lists, pages: lists.pages.map((page) => patched(page, id, patch, view, me)) },
    );
  }
}

function patched(
  page: Page<Conversation>,
  id: string,
  patch: Partial<Conversation>,
  view: View,
  me: string,
): Page<Conversation> {
  if (!page.items.some((each) => each.id === id)) return page;
  const items = page.items.map((each) => (each.id === id ? { ...each, ...patch } : each));
  return { ...page, items: items.filter((each) => each.id !== id || belongs(each, view, me)) };
}

type Act = {
  send: (id: string) => Promise<unknown>;
  show: Partial<Conversation>;
  said: string;
  back?: Omit<Act, 'said' | 'back'>;
};

/** What can be done to a conversation: shown at once, taken back with one click, put right if the server refuses. */
export function useActs(conversation: Conversation | undefined) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const me = useMe().teammate.id;
  return useMemo(() => {
    async function run(it: Conversation, act: Act): Promise<void> {
      showChange(client, it.id, act.show, me);
      try {
        await act.send(it.id);
      } catch (error) {
        showChange(client, it.id, it, me);
        toastError(t('acts.failed'), error);
        return;
      } finally {
        void refreshLists(client);
      }
      const { back } = act;
      if (back) toastUndo(act.said, () => void run({ ...it, ...act.show }, { ...back, said: '' }));
    }
    return actsOf(conversation, t, run);
  }, [client, conversation, me, t]);
}

type Send = (id: string) => Promise<unknown>;
type Plain = 'resolve' | 'reopen' | 'unsnooze' | 'spam' | 'not-spam';

function plainly(act: Plain): Send {
  return (id) => api.post(`/api/conversations/{id}/${act}`, { path: { id } });
}

function snoozeUntil(until: string): Send {
  return (id) => api.post('/api/conversations/{id}/snooze', { path: { id }, body: { until } });
}

function assignTo(teammate: Person | null, team: Person | null): Send {
  const body = { teammate_id: teammate?.id ?? null, team_id: team?.id ?? null };
  return (id) => api.post('/api/conversations/{id}/assign', { path: { id }, body });
}

function tagWith(tags: Tag[]): Send {
  return (id) =>
    api.put('/api/conversations/{id}/tags', { path: { id }, body: { tag_ids: tags.map((tag) => tag.id) } });
}

type Run = (it: Conversation, act: Act) => Promise<void>;

function actsOf(it: Conversation | undefined, t: TFunction<'conversations'>, run: Run) {
  const back = (inverse: Plain) => it && statusAct(it, inverse);
  const go = (act: Act): void => {
    if (it) void run(it, act);
  };
  return {
    resolve: () =>
      go({
        send: plainly('resolve'),
        show: { status: 'resolved', waiting_state: 'closed' },
        said: t('acts.resolved'),
        back: back('reopen'),
      }),
    reopen: () =>
      go({ send: plainly('reopen'), show: { status: 'open' }, said: t('acts.reopened'), back: back('reopen') }),
    snooze: (until: string) =>
      go({
        send: snoozeUntil(until),
        show: { status: 'snoozed', snoozed_until: until },
        said: t('acts.snoozed'),
        back: back('unsnooze'),
      }),
    unsnooze: () =>
      go({
        send: plainly('unsnooze'),
        show: { status: 'open', snoozed_until: null },
        said: t('acts.unsnoozed'),
        back: back('unsnooze'),
      }),
    spam: () => go({ send: plainly('spam'), show: { status: 'spam' }, said: t('acts.spam'), back: back('not-spam') }),
    notSpam: () =>
      go({ send: plainly('not-spam'), show: { status: 'open' }, said: t('acts.notSpam'), back: back('not-spam') }),
    assign: (assignee: Person | null, team: Person | null) => {
      go({
        send: assignTo(assignee, team),
        show: { assignee, team },
        said: assignee ? t('acts.assigned', { name: assignee.name }) : t('acts.unassigned'),
        back: it && {
          send: assignTo(it.assignee, it.team),
          show: { assignee: it.assignee, team: it.team },
        },
      });
    },
    tag: (tags: Tag[]) => {
      go({
        send: tagWith(tags),
        show: { tags },
        said: t('acts.tagged'),
        back: it && { send: tagWith(it.tags), show: { tags: it.tags } },
      });
    },
  };
}

export type Acts = ReturnType<typeof actsOf>;

/** The act that brings a conversation back to the status it has now; to open it is the inverse of what was done. */
function statusAct(it: Conversation, inverse: Plain): Omit<Act, 'said' | 'back'> {
  const show: Partial<Conversation> = {
    status: it.status,
    snoozed_until: it.snoozed_until,
    waiting_state: it.waiting_state,
  };
  switch (it.status) {
    case 'resolved':
      return { send: plainly('resolve'), show };
    case 'snoozed':
      return { send: snoozeUntil(it.snoozed_until ?? ''), show };
    case 'spam':
      return { send: plainly('spam'), show };
    default:
      return { send: plainly(inverse), show };
  }
}
