import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useLive, useResync, useWatch } from '../../lib/use-live';
import { conversationQuery } from './queries';
import { catchUp, loadOlder, receive, threadQuery } from './thread-cache';
import type { Conversation, Entry } from './types';

/** The thread of one conversation, kept whole: live entries, and after any loss what came in between. */
export function useThread(id: string) {
  const client = useQueryClient();
  const thread = useQuery(threadQuery(id, client));
  const [loadingOlder, setLoadingOlder] = useState(false);
  useWatch(`conversation:${id}`);
  useLive('entry', (frame) => {
    if (frame.conversation_id === id) receive(client, id, frame.entry as Entry);
  });
  useLive('understood', (frame) => {
    if (frame.conversation_id === id) receive(client, id, frame.entry as Entry);
  });
  useLive('conversation', (frame) => {
    if (frame.id === id && frame.position > (thread.data?.position ?? 0)) void catchUp(client, id);
  });
  useLive('read', (frame) => {
    if (frame.conversation_id !== id || frame.author?.kind === 'teammate') return;
    client.setQueryData<Conversation>(
      conversationQuery(id).queryKey,
      (known) => known && readUpTo(known, frame.position),
    );
  });
  useResync(() => void catchUp(client, id));
  const older = useCallback(async () => {
    setLoadingOlder(true);
    await loadOlder(client, id).finally(() => setLoadingOlder(false));
  }, [client, id]);
  return { thread, older, loadingOlder };
}

function readUpTo(conversation: Conversation, position: number): Conversation {
  return { ...conversation, customer_read_position: Math.max(conversation.customer_read_position ?? 0, position) };
}
