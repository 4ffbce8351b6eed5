import { readStored, writeStored } from '../../lib/stored';
import type { Act, Addressed, Becoming, FileRef, MessageKind } from './types';
import type { Named } from './writing/mentions';

export type Pending = {
  client_id: string;
  conversation_id: string;
  kind: MessageKind;
  body: string;
  attachments: FileRef[];
  /** Whom a mail goes to, where that was chosen. */
  addressed?: Addressed;
  /** What becomes of the conversation with it. */
  becomes?: Becoming;
  /** What is done with it, and the macros it began with. */
  acts?: Act[];
  macros?: string[];
  /** Whom a note names. */
  mentions?: Named[];
  /** Up to which position its writer knew the conversation; what others did after that is shown first. */
  seen?: number;
  /** Not before becomes: "2026-11-23T09:00:00.000Z". */
  send_at?: string;
  at: string;
  state: 'sending' | 'waiting' | 'refused';
  /** What the server said when it refused. */
  problem?: string;
  /** The stable code of that. */
  code?: string;
};

export type Deliver = (message: Pending) => Promise<void>;
export type OutboxOptions = {
  key: string;
  deliver: Deliver;
  /** Whether the failure may pass by itself: then the message waits and is tried again. */
  mayPass: (error: unknown) => boolean;
  wordsOf: (error: unknown) => string;
  codeOf: (error: unknown) => string | undefined;
};

const PAUSES = [1_000, 2_000, 5_000, 10_000, 20_000];

export type Outbox = ReturnType<typeof createOutbox>;

/**
 * What was sent and is not yet known to have arrived. Kept in this browser until the server has answered,
 * in order within a conversation; a client id makes every resend harmless.
 */
export function createOutbox(options: OutboxOptions) {
  let pending = (readStored<Pending[]>(options.key) ?? []).map(waitingAgain);
  const listeners = new Set<() => void>();
  const busy = new Set<string>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  function set(next: Pending[]): void {
    pending = next;
    writeStored(options.key, next.length > 0 ? next : null);
    for (const listener of listeners) listener();
  }

  function change(clientId: string, patch: Partial<Pending>): void {
    set(pending.map((each) => (each.client_id === clientId ? { ...each, ...patch } : each)));
  }

  function remove(clientId: string): void {
    set(pending.filter((each) => each.client_id !== clientId));
  }

  async function run(conversationId: string, attempt: number): Promise<void> {
    if (busy.has(conversationId)) return;
    const next = pending.find((each) => each.conversation_id === conversationId && each.state !== 'refused');
    if (!next) return;
    busy.add(conversationId);
    clearTimeout(timers.get(conversationId));
    change(next.client_id, { state: 'sending' });
    let again = 0;
    try {
      await options.deliver(next);
      remove(next.client_id);
    } catch (error) {
      if (options.mayPass(error)) {
        change(next.client_id, { state: 'waiting' });
        again = PAUSES[Math.min(attempt, PAUSES.length - 1)] ?? 20_000;
      } else change(next.client_id, { state: 'refused', problem: options.wordsOf(error), code: options.codeOf(error) });
    } finally {
      busy.delete(conversationId);
    }
    if (again === 0) return run(conversationId, 0);
    timers.set(
      conversationId,
      setTimeout(() => void run(conversationId, attempt + 1), again),
    );
  }

  return {
    list: () => pending,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(message: Omit<Pending, 'state'>): void {
      set([...pending, { ...message, state: 'sending' }]);
      void run(message.conversation_id, 0);
    },
    retry(clientId: string, patch: Pick<Pending, 'seen'> = {}): void {
      const message = pending.find((each) => each.client_id === clientId);
      if (!message) return;
      change(clientId, { ...patch, state: 'waiting', problem: undefined, code: undefined });
      void run(message.conversation_id, 0);
    },
    discard: remove,
    /** The network is back, or the console was opened again: try everything now. */
    flush(): void {
      for (const id of new Set(pending.map((each) => each.conversation_id))) void run(id, 0);
    },
  };
}

function waitingAgain(message: Pending): Pending {
  return message.state === 'sending' ? { ...message, state: 'waiting' } : message;
}
