/**
 * Messages that were written and not acknowledged, kept until they are: through a lost connection, a reload, a closed
 * tab. One key each, so tabs do not overwrite each other; the client id makes sending twice the same as once.
 */
import { toJson } from '../beacon/host.ts';
import { drop, keep, names, read } from '../beacon/store.ts';
import { Refused } from './http.ts';
import type { Pending } from './protocol.ts';

const LONGEST_WAIT_MS = 30_000;

export type ChatOutbox = { put(message: Pending): void; list(): Pending[]; again(clientId: string): void; drop(clientId: string): void; refused(): ReadonlySet<string>; flush(): void; empty(): void };

/** An outbox for one write key. `send` delivers one message and throws where it did not arrive. */
export function chatOutbox(key: string, send: (message: Pending) => Promise<void>, changed: () => void): ChatOutbox {
  const start = `say:${key}:`;
  const refused = new Set<string>();
  let busy = false;
  let failures = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function list(): Pending[] {
    return names(start)
      .map((name) => parsed(read(name)))
      .filter((each) => each !== undefined)
      .sort((a, b) => a.at.localeCompare(b.at));
  }

  function flush(): void {
    clearTimeout(waiting);
    if (busy || !list().length) return;
    busy = true;
    const { locks } = navigator;
    const work: Promise<number> = locks ? locks.request(`wayline-say-${key}`, deliver).then((wait) => wait) : deliver();
    work.then(
      (waitMs) => {
        busy = false;
        if (waitMs) waiting = setTimeout(flush, waitMs);
        else if (list().some(({ clientId }) => !refused.has(clientId))) flush();
      },
      () => {
        busy = false;
      },
    );
  }

  /** Sends in the order of writing; answers with how long to wait (ms) where it could not. */
  async function deliver(): Promise<number> {
    for (const message of list()) {
      if (refused.has(message.clientId)) continue;
      try {
        await send(message);
        drop([start + message.clientId]);
        failures = 0;
      } catch (problem) {
        if (!(problem instanceof Refused && problem.final)) return backoff(problem);
        refused.add(message.clientId);
      }
      changed();
    }
    return 0;
  }

  function backoff(problem: unknown): number {
    const asked = problem instanceof Refused ? problem.retryAfterMs : 0;
    return asked + Math.min(1000 * 2 ** failures++, LONGEST_WAIT_MS) * (0.5 + Math.random() / 2);
  }

  return {
    put(message) {
      keep(start + message.clientId, toJson(message));
      changed();
      flush();
    },
    list,
    drop(clientId) {
      drop([start + clientId]);
      refused.delete(clientId);
      changed();
    },
    again(clientId) {
      refused.delete(clientId);
      changed();
      flush();
    },
    refused: () => refused,
    flush() {
      failures = 0;
      flush();
    },
    empty: () => drop(names(start)),
  };
}

function parsed(text: string | undefined): Pending | undefined {
  try {
    const given = JSON.parse(text ?? '') as Pending;
    // What lies in the storage may be another version's, or anybody's.
    return given.clientId && typeof given.body === 'string' && Array.isArray(given.attachments) ? given : undefined;
  } catch {
    return undefined;
  }
}
