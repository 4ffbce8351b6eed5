import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useMe } from '../../lib/me';
import { useLive, useResync } from '../../lib/use-live';
import { sendingsQuery, takeBack } from './sendings';
import type { Sending } from './types';

/** What waits to go out in a conversation, asked for again whenever that may have changed. */
export function useSendings(conversationId: string): Sending[] {
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: sendingsQuery(conversationId).queryKey });
  useLive('conversation', (frame) => {
    if (frame.id === conversationId) again();
  });
  useResync(again);
  return useQuery(sendingsQuery(conversationId)).data ?? [];
}

/** Take back what one sent last and may still take back; answers whether there was such a thing. */
export function useTakeBack(conversationId: string): () => boolean {
  const client = useQueryClient();
  const me = useMe().teammate.id;
  return useCallback(() => {
    const known = client.getQueryData(sendingsQuery(conversationId).queryKey) ?? [];
    const last = known.findLast((each) => each.waits_for === 'take_back' && each.teammate.id === me);
    if (last) void takeBack(client, me, last);
    return last !== undefined;
  }, [client, conversationId, me]);
}
