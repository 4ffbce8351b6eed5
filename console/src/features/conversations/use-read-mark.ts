import { useDocumentVisibility } from '@mantine/hooks';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../lib/api';
import { useMe } from '../../lib/me';
import type { Conversation } from './types';
import { showChange } from './use-acts';

const QUIET = 400;

/** Tell the server how far this teammate has read, while the thread is in front and the page visible. */
export function useReadMark(conversation: Conversation, position: number, client: QueryClient): void {
  const me = useMe().teammate.id;
  const visible = useDocumentVisibility() === 'visible';
  const told = useRef(0);
  const { id, unread } = conversation;
  useEffect(() => {
    if (!visible || position === 0) return;
    if (told.current >= position && !unread) return;
    const timer = setTimeout(() => {
      told.current = position;
      if (unread) showChange(client, id, { unread: false }, me);
      // A lost read mark is told again with the next entry.
      api.post('/api/conversations/{id}/read', { path: { id }, body: { position } }).catch(() => {});
    }, QUIET);
    return () => clearTimeout(timer);
  }, [visible, position, unread, id, client, me]);
}
