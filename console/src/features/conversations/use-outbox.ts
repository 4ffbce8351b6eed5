import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useMemo, useSyncExternalStore } from 'react';
import { api } from '../../lib/api';
import { isApiError } from '../../lib/api-error';
import { useMe } from '../../lib/me';
import { wordsFor } from '../../ui/error-state';
import { createOutbox, type Outbox, type Pending } from './outbox';
import { tellSent } from './sendings';
import { catchUp, putEntries } from './thread-cache';

/** One outbox for each teammate of this browser; it outlives the screens that write into it. */
const outboxes = new Map<string, Outbox>();

function outboxOf(teammateId: string, client: QueryClient): Outbox {
  const known = outboxes.get(teammateId);
  if (known) return known;
  const outbox = createOutbox({
    key: `wayline-outbox-${teammateId}`,
    deliver: (message) => deliver(message, client, teammateId),
    mayPass: (error) => !isApiError(error) || error.mayPass || error.status === 401,
    codeOf: (error) => (isApiError(error) ? error.code : undefined),
    wordsOf: (error) => wordsFor(error, (key) => i18next.t(`ui:${key}`)),
  });
  outboxes.set(teammateId, outbox);
  return outbox;
}

async function deliver(message: Pending, client: QueryClient, teammateId: string): Promise<void> {
  const id = message.conversation_id;
  const { client_id, kind, body, seen } = message;
  const sent = await api
    .post('/api/conversations/{id}/sendings', {
      path: { id },
      body: {
        client_id,
        kind,
        body,
        attachments: message.attachments.map((file) => file.id),
        addressed: message.addressed ?? null,
        becomes: message.becomes ?? null,
        acts: message.acts ?? [],
        macro_ids: message.macros ?? [],
        mentions: message.mentions ?? [],
        seen: seen ?? null,
        despite_reply: false,
        send_at: message.send_at ?? null,
      },
    })
    .catch(async (error) => {
      // What came is shown in its place before the words that say so.
      if (isApiError(error, 'thread_moved')) await catchUp(client, id).catch(() => {});
      throw error;
    });
  if (sent.entry) putEntries(client, id, [sent.entry]);
  tellSent(client, teammateId, id, sent.sending, message.becomes);
}

export function useOutbox(): Outbox {
  const client = useQueryClient();
  const { id } = useMe().teammate;
  return outboxOf(id, client);
}

/** What of this conversation is still on its way. */
export function usePending(conversationId: string): Pending[] {
  const outbox = useOutbox();
  const all = useSyncExternalStore(outbox.subscribe, outbox.list);
  return useMemo(() => all.filter((each) => each.conversation_id === conversationId), [all, conversationId]);
}
