import type { View } from './routes';
import type { Conversation } from './types';

/** Whether a conversation is shown in a view; the server decides, this only bridges the second until it has. */
export function belongs(conversation: Conversation, view: View, me: string): boolean {
  switch (view) {
    case 'mine':
      return conversation.status === 'open' && conversation.assignee?.id === me;
    case 'unassigned':
      return conversation.status === 'open' && conversation.assignee === null;
    case 'all':
      return conversation.status === 'open';
    case 'waiting':
      return conversation.status === 'open' && conversation.waiting_state === 'awaiting_us';
    default:
      return conversation.status === view;
  }
}

export type WaitTone = 'neutral' | 'warning' | 'negative';

const CHAT = { warning: 2 * 60, negative: 5 * 60 };
const LETTER = { warning: 4 * 3600, negative: 24 * 3600 };

/** How pressing a wait is: somebody in a chat is sitting there, a letter may take hours. Seconds. */
export function waitTone(seconds: number, channelKind: string): WaitTone {
  const limits = channelKind === 'email' ? LETTER : CHAT;
  if (seconds >= limits.negative) return 'negative';
  return seconds >= limits.warning ? 'warning' : 'neutral';
}
