import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../lib/api';
import { toastError } from '../../../ui/toast';
import { conversationQuery, refreshLists } from '../queries';
import type { Conversation } from '../types';

export type FieldValue = Schema<'FieldSaid'>['value'];
type Change =
  | { topic: string | null }
  | { phase: Conversation['phase'] }
  | { about: Conversation['about'] }
  | { followers: string[] }
  | { field: string; value: FieldValue | null };

/** Say something of a conversation; it stands as the server answers. */
export function useDescribe(id: string) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => send(id, change),
    onSuccess: (now) => take(client, now),
    onError: (error) => toastError(t('acts.failed'), error),
  }).mutate;
}

function take(client: QueryClient, now: Conversation): void {
  client.setQueryData(conversationQuery(now.id).queryKey, now);
  void refreshLists(client);
}

function send(id: string, change: Change): Promise<Conversation> {
  const path = { id };
  if ('topic' in change) return api.put('/api/conversations/{id}/topic', { path, body: { topic_id: change.topic } });
  if ('phase' in change) return api.put('/api/conversations/{id}/phase', { path, body: { phase: change.phase } });
  if ('about' in change) return api.put('/api/conversations/{id}/about', { path, body: { about: change.about } });
  if ('followers' in change)
    return api.put('/api/conversations/{id}/followers', { path, body: { teammate_ids: change.followers } });
  return api.put('/api/conversations/{id}/fields/{field_id}', {
    path: { id, field_id: change.field },
    body: { value: change.value },
  });
}
