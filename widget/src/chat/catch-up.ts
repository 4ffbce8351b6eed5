/** Brings everything up to date by cursor: what the socket did not say while it was away is fetched here. */
import type { Conversation, Entry } from './protocol.ts';
import type { Session } from './session.ts';
import type { Observable } from './state.ts';
import { withConversation, withEntries } from './thread.ts';

const LOADED_AT_FIRST = 3;
const MOST_ROUNDS = 50;

export type CatchUp = { all(): Promise<void>; one(id: string): Promise<void>; earlier(): Promise<void> };

export function catchUp(session: Session, state: Observable): CatchUp {
  let listed: Conversation[] = [];
  const running = new Map<string, Promise<void>>();

  /** One fetch at a time per conversation; a call during a fetch leads to one more after it. */
  function one(id: string): Promise<void> {
    const before = running.get(id) ?? Promise.resolve();
    const next = before.catch(() => undefined).then(() => fetchEntries(id));
    running.set(id, next);
    return next;
  }
  async function fetchEntries(id: string): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const cursor = state.now().threads.find((thread) => thread.id === id)?.cursor ?? 0;
      const given = await session.call<{ items: Entry[]; position: number }>(
        `/w/conversations/${id}/entries?after=${cursor}`,
      );
      const last = given.items[given.items.length - 1]?.position ?? 0;
      state.set({
        threads: withEntries(
          state.now().threads,
          id,
          given.items,
          Math.max(last, given.items.length ? 0 : given.position),
        ),
      });
      if (!given.items.length || last >= given.position) return;
    }
  }
  async function take(conversations: Conversation[]): Promise<void> {
    for (const each of conversations) state.set({ threads: withConversation(state.now().threads, each) });
    await Promise.all(conversations.map(({ id }) => one(id)));
    state.set({ hasEarlier: listed.some(({ id }) => !state.now().threads.some((thread) => thread.id === id)) });
  }
  return {
    one,
    async all() {
      const { items } = await session.call<{ items: Conversation[] }>('/w/conversations');
      listed = items;
      const known = new Set(state.now().threads.map(({ id }) => id));
      await take(items.filter(({ id }, index) => index < LOADED_AT_FIRST || known.has(id)));
    },
    earlier: () =>
      take(
        listed.filter(({ id }) => !state.now().threads.some((thread) => thread.id === id)).slice(0, LOADED_AT_FIRST),
      ),
  };
}
