import { useCallback, useRef } from 'react';
import { api } from '../../lib/api';

const EVERY = 3_000;

/** Let the customer and the colleagues see that a reply is being written; at most once in three seconds. */
export function useSayTyping(conversationId: string): () => void {
  const last = useRef(0);
  return useCallback(() => {
    const now = performance.now();
    if (last.current > 0 && now - last.current < EVERY) return;
    last.current = now;
    // Only a courtesy: a lost one is said again with the next key.
    api.post('/api/conversations/{id}/typing', { path: { id: conversationId } }).catch(() => {});
  }, [conversationId]);
}
