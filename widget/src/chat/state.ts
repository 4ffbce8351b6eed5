/** What the panel shows, as one value that is replaced whenever something changes. */
import type { Away } from '../launcher/config.ts';
import type { Pending, Visitor } from './protocol.ts';
import type { Threads } from './thread.ts';

export type ChatState = {
  open: boolean;
  /** `loading` until the first catch-up; `failed` when it did not succeed and nothing is known yet. */
  phase: 'loading' | 'ready' | 'failed';
  connected: boolean;
  online: boolean;
  away: Away;
  answersIn: number | null;
  visitor: Visitor;
  threads: Threads;
  pending: readonly Pending[];
  refused: ReadonlySet<string>;
  typing: string | null;
  sound: boolean;
  hasEarlier: boolean;
};

export type Observable = { now(): ChatState; set(part: Partial<ChatState>): void; watch(seen: () => void): () => void };

/** A value that can be watched. */
export function observable(first: ChatState): Observable {
  let state = first;
  const watchers = new Set<() => void>();
  return {
    now: () => state,
    set(part) {
      state = { ...state, ...part };
      for (const seen of watchers) seen();
    },
    watch(seen) {
      watchers.add(seen);
      return () => watchers.delete(seen);
    },
  };
}
