import { useMe } from '../../../lib/me';
import type { Conversation } from '../types';
import { useDescribe } from './describing-acts';

/** Follow a conversation, or follow it no more. */
export function useFollow(conversation: Conversation | undefined): () => void {
  const me = useMe().teammate.id;
  const describe = useDescribe(conversation?.id ?? '');
  return () => {
    if (!conversation) return;
    const others = conversation.followers.map((each) => each.id).filter((each) => each !== me);
    describe({ followers: others.length < conversation.followers.length ? others : [...others, me] });
  };
}

/** Bring the cursor to the topic in the panel at the side, opening that first. */
export function toTopic(panel: { open: boolean; toggle: () => void }): void {
  const field = () => document.querySelector<HTMLInputElement>('input[data-detail=topic]');
  if (!panel.open) panel.toggle();
  requestAnimationFrame(() => requestAnimationFrame(() => field()?.focus()));
}
