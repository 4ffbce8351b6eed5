import { useMutation, useQueryClient } from '@tanstack/react-query';
import { conversationQuery, refreshLists } from '../queries';
import type { Conversation } from '../types';

/** Ask the server for a change of a conversation; what it answers with is how it stands. */
export function useTold<Given = void>(
  ask: (given: Given) => Promise<Conversation>,
  onDone: (now: Conversation) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSuccess: (now) => {
      client.setQueryData(conversationQuery(now.id).queryKey, now);
      void client.invalidateQueries({ queryKey: ['conversations', 'others'] });
      void refreshLists(client);
      onDone(now);
    },
  });
}
