import { type QueryClient, queryOptions } from '@tanstack/react-query';
import i18next from 'i18next';
import { api } from '../../lib/api';
import { toastDone, toastError, toastUndo } from '../../ui/toast';
import { putBack } from './drafting';
import { conversationQuery, refreshLists } from './queries';
import type { Becoming, Sending } from './types';

/** What waits to go out in a conversation. */
export function sendingsQuery(id: string) {
  return queryOptions({
    queryKey: ['conversations', 'sendings', id] as const,
    queryFn: async ({ signal }) => (await api.get('/api/conversations/{id}/sendings', { path: { id }, signal })).items,
  });
}

function forget(client: QueryClient, sending: Sending): void {
  client.setQueryData(sendingsQuery(sending.conversation_id).queryKey, (known) =>
    known?.filter((each) => each.id !== sending.id),
  );
}

/** It does not go out; one's own words are back in the composer. */
export async function takeBack(client: QueryClient, teammateId: string, sending: Sending): Promise<void> {
  try {
    const was = await api.delete('/api/sendings/{id}', { path: { id: sending.id } });
    if (was.teammate.id === teammateId) {
      putBack(teammateId, was.conversation_id, {
        body: was.body,
        attachments: was.attachments,
        addressed: was.addressed ?? undefined,
        acts: was.acts,
        macros: was.macro_ids,
      });
    }
  } catch (error) {
    toastError(i18next.t('conversations:sending.gone'), error);
  } finally {
    forget(client, sending);
    void client.invalidateQueries({ queryKey: sendingsQuery(sending.conversation_id).queryKey });
  }
}

/** Another moment, or (null) now; a customer's message does not hold it back any more, where that is wanted. */
export async function moveSending(
  client: QueryClient,
  sending: Sending,
  change: { send_at: string | null; despite_reply?: boolean },
): Promise<void> {
  try {
    await api.patch('/api/sendings/{id}', {
      path: { id: sending.id },
      body: { despite_reply: false, ...change },
    });
  } catch (error) {
    toastError(i18next.t('conversations:acts.failed'), error);
  } finally {
    void client.invalidateQueries({ queryKey: sendingsQuery(sending.conversation_id).queryKey });
  }
}

/** Show what was sent where it waits, and say what became of the conversation, with the way back while there is one. */
export function tellSent(
  client: QueryClient,
  teammateId: string,
  id: string,
  sending: Sending | null,
  becomes: Becoming | undefined,
): void {
  if (!sending) {
    if (!becomes) return;
    void client.invalidateQueries({ queryKey: conversationQuery(id).queryKey });
    void refreshLists(client);
    toastDone(i18next.t(`conversations:sending.done.${becomes.act}`));
    return;
  }
  client.setQueryData(sendingsQuery(id).queryKey, (known) => [
    ...(known ?? []).filter((each) => each.id !== sending.id),
    sending,
  ]);
  if (sending.waits_for === 'moment') {
    toastDone(i18next.t('conversations:sending.later'));
    return;
  }
  const left = new Date(sending.send_at).getTime() - new Date(sending.made_at).getTime();
  toastUndo(i18next.t('conversations:sending.soon'), () => void takeBack(client, teammateId, sending), left);
}
