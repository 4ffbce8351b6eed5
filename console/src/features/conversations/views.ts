import type { Schema } from '../../lib/api';
import type { EMOTIONS, FEELINGS, INTENTS } from './signals';
import type { Conversation } from './types';

export const VIEWS = [
  'mine',
  'unassigned',
  'all',
  'waiting',
  'following',
  'mentioned',
  'follow_ups',
  'pending',
  'snoozed',
  'resolved',
  'closed',
  'spam',
  'any',
] as const;
export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
export const PHASES = ['before', 'during', 'after'] as const;
export const SORTS = ['due', 'newest', 'oldest'] as const;
export type Sort = (typeof SORTS)[number];
export type View = (typeof VIEWS)[number];
export type InboxSearch = {
  view?: View;
  search?: string;
  tag?: string;
  topic?: string;
  phase?: (typeof PHASES)[number];
  field?: string;
  priority?: (typeof PRIORITIES)[number];
  channel?: string;
  feeling?: (typeof FEELINGS)[number];
  intent?: (typeof INTENTS)[number];
  emotion?: (typeof EMOTIONS)[number];
  urgent?: true;
  /** Nested conditions, as JSON. */
  conditions?: string;
  sort?: Sort;
  /** What a row tells, in this order, with commas between. */
  columns?: string;
  panel?: 'closed' | 'open';
  /** Whom a new conversation is written to: an address, or `new` for nobody yet. */
  write?: string;
};

const SETTLED = new Set<Conversation['status']>(['resolved', 'closed', 'spam']);

/** Whether the list is narrowed beyond its view. */
export function isNarrowed({
  view: _view,
  panel: _panel,
  write: _write,
  sort: _sort,
  columns: _columns,
  ...narrowing
}: InboxSearch): boolean {
  return Object.values(narrowing).some((each) => each !== undefined);
}

/** How many wait in a view; not every view is counted. */
export function countOf(counts: Schema<'Counts'> | undefined, view: View): number | undefined {
  return counts && view in counts ? counts[view as keyof typeof counts] : undefined;
}

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
    case 'following':
      return conversation.followers.some((each) => each.id === me) && !SETTLED.has(conversation.status);
    case 'mentioned':
      return conversation.status !== 'spam';
    case 'follow_ups':
      return ['open', 'missed'].includes(conversation.follow_up?.state ?? '') && !SETTLED.has(conversation.status);
    case 'any':
      return true;
    default:
      return conversation.status === view;
  }
}

/** The rows of all pages, each once: what moved back while a later page was fetched would stand there again. */
export function rowsOf(pages: { items: Conversation[] }[]): Conversation[] {
  const each = new Map<string, Conversation>();
  for (const { items } of pages) for (const row of items) if (!each.has(row.id)) each.set(row.id, row);
  return [...each.values()];
}

export type Found = ReadonlyMap<string, Schema<'FoundPart'>[]>;

/** Where in each conversation a search was found, as the words around it. */
export function foundOf(pages: { found?: Schema<'FoundShape'>[] }[]): Found {
  return new Map(
    pages.flatMap(({ found }) => (found ?? []).map((each) => [each.conversation_id, each.parts] as const)),
  );
}

/** Whether something in it asks to be read: what is resolved or spam is settled, whoever never opened it. */
export function asksToBeRead({ unread, status }: Pick<Conversation, 'unread' | 'status'>): boolean {
  return unread && (status === 'open' || status === 'snoozed');
}
