import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../lib/api';
import { useMe } from '../../lib/me';
import { chooseDraft, emptyDraft, hearPutBack, keepDraft, type LocalDraft, readDraft, withWords } from './drafting';

const QUIET = 800;
const WITH_IT = { addressed: undefined, acts: undefined, macros: undefined, mentioned: undefined };
const CLEARED = { body: '', attachments: [], ...WITH_IT };

/**
 * The draft of one conversation: in this browser at every key press, on the server after a moment of quiet and
 * when the conversation is left, so that it is there on another machine too. Mount it anew for each conversation.
 */
export function useDraft(conversationId: string) {
  const { id: me } = useMe().teammate;
  const [draft, setDraft] = useState<LocalDraft>(() => readDraft(me, conversationId) ?? emptyDraft);
  const latest = useRef(draft);
  const touched = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const put = useCallback(
    (next: LocalDraft) => {
      latest.current = next;
      keepDraft(me, conversationId, next);
      setDraft(next);
    },
    [me, conversationId],
  );

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const { body, kind } = latest.current;
    if (latest.current.saved) return;
    await api.put('/api/conversations/{id}/draft', { path: { id: conversationId }, body: { body, kind } });
    const now = latest.current;
    if (now.body === body && now.kind === kind) put({ ...now, saved: true });
  }, [conversationId, put]);

  const change = useCallback(
    (patch: Partial<LocalDraft>) => {
      touched.current = true;
      put({ ...latest.current, ...patch, saved: false });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save().catch(() => {}), QUIET);
    },
    [put, save],
  );

  useEffect(() => {
    const stop = new AbortController();
    api
      .get('/api/conversations/{id}/draft', { path: { id: conversationId }, signal: stop.signal })
      .then((server) => {
        if (!touched.current) put(chooseDraft(readDraft(me, conversationId), server));
      })
      // Without the server's draft the browser's own stands.
      .catch(() => {});
    return () => {
      stop.abort();
      void save().catch(() => {});
    };
  }, [conversationId, me, put, save]);

  useEffect(
    () =>
      hearPutBack((teammate, conversation, words) => {
        if (teammate !== me || conversation !== conversationId) return false;
        change(withWords(latest.current, words));
        return true;
      }),
    [me, conversationId, change],
  );

  const clear = useCallback(() => {
    change(CLEARED);
    void save().catch(() => {});
  }, [change, save]);

  return { draft, change, clear };
}
