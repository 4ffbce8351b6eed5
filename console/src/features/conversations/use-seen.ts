import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useMe } from '../../lib/me';
import type { Thread } from './entries';
import { positionOf, threadOf } from './thread-cache';

/**
 * Up to where the writer knows a conversation: what is on screen; but from where they began to write, when a colleague
 * answered since then, for that is easily missed above what one types.
 */
export function useSeen(conversationId: string, writing: boolean): () => number {
  const client = useQueryClient();
  const me = useMe().teammate.id;
  const began = useRef<number>(undefined);
  useEffect(() => {
    began.current = writing ? (began.current ?? positionOf(client, conversationId)) : undefined;
  }, [client, conversationId, writing]);
  return useCallback(() => seenOf(threadOf(client, conversationId), began.current, me), [client, conversationId, me]);
}

/** Pure: the position before the first message of a colleague since `began`, else that of the thread. */
export function seenOf(thread: Thread | undefined, began: number | undefined, me: string): number {
  const position = thread?.position ?? 0;
  if (!thread || began === undefined) return position;
  const missed = thread.entries.some(
    ({ author, kind, ...entry }) =>
      entry.position > began && kind === 'message' && author.kind === 'teammate' && author.id !== me,
  );
  return missed ? began : position;
}
