import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Page } from '../../lib/api';
import { useMe } from '../../lib/me';
import { toastError, toastUndo } from '../../ui/toast';
import { conversationQuery, refreshLists } from './queries';
import { standingActs } from './standing-acts';
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

export type Act = {
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

type Send = Act['send'];
/** Does it, where a conversation is open. */
export type Go = (act: Act) => void;

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
  const go: Go = (act) => {
    if (it) void run(it, act);
  };
  return {
    ...standingActs(it, t, go),
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
