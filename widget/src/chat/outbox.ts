/**
 * Messages that were written and not acknowledged, kept until they are: through a lost connection, a reload, a closed
 * tab. One key each, so tabs do not overwrite each other; the client id makes sending twice the same as once.
 */
import { toJson } from '../beacon/host.ts';
import { drop, keep, names, read } from '../beacon/store.ts';
import { Refused } from './http.ts';
import type { Pending } from './protocol.ts';

const LONGEST_WAIT_MS = 30_000;

type Listener = {
  /** Delivers one message; throws where it did not arrive. */
  send(message: Pending): Promise<void>;
  /** Called after anything here has changed. */
  changed(): void;
};

export class ChatOutbox {
  private readonly start: string;
  private readonly lock: string;
  private readonly listener: Listener;
  private readonly refusedIds = new Set<string>();
  private busy = false;
  private failures = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  /** An outbox for one write key. */
  constructor(key: string, listener: Listener) {
    this.start = `say:${key}:`;
    this.lock = `wayline-say-${key}`;
    this.listener = listener;
  }

  put(message: Pending): void {
    keep(this.start + message.clientId, toJson(message));
    this.listener.changed();
    this.work();
  }

  /** What waits, in the order of writing. */
  list(): Pending[] {
    return names(this.start)
      .map((name) => parsed(read(name)))
      .filter((each) => each !== undefined)
      .sort((a, b) => a.at.localeCompare(b.at));
  }

  /** The client ids of messages the server will not take as they are. */
  refused(): ReadonlySet<string> {
    return this.refusedIds;
  }

  again(clientId: string): void {
    this.refusedIds.delete(clientId);
    this.listener.changed();
    this.work();
  }

  drop(clientId: string): void {
    drop([this.start + clientId]);
    this.refusedIds.delete(clientId);
    this.listener.changed();
  }

  empty(): void {
    drop(names(this.start));
  }

  /** Tries now, whatever failed before. */
  flush(): void {
    this.failures = 0;
    this.work();
  }

  private work(): void {
    clearTimeout(this.waiting);
    if (this.busy || !this.list().some(({ clientId }) => !this.refusedIds.has(clientId))) return;
    this.busy = true;
    const { locks } = navigator;
    // A sandboxed frame has locks and may not use them: it has no other tab to wait for either.
    const done: Promise<number> = locks
      ? locks
          .request(this.lock, () => this.deliver())
          .then(
            (ms) => ms,
            () => this.deliver(),
          )
      : this.deliver();
    done.then(
      (waitMs) => {
        this.busy = false;
        if (waitMs) this.waiting = setTimeout(() => this.work(), waitMs);
        else this.work();
      },
      () => {
        this.busy = false;
      },
    );
  }

  /** Sends one after the other; answers with how long to wait (ms) where it could not. */
  private async deliver(): Promise<number> {
    for (const message of this.list()) {
      if (this.refusedIds.has(message.clientId)) continue;
      try {
        await this.listener.send(message);
        drop([this.start + message.clientId]);
        this.failures = 0;
      } catch (problem) {
        if (!(problem instanceof Refused && problem.final)) return this.backoff(problem);
        this.refusedIds.add(message.clientId);
      }
      this.listener.changed();
    }
    return 0;
  }

  private backoff(problem: unknown): number {
    const asked = problem instanceof Refused ? problem.retryAfterMs : 0;
    return asked + Math.min(1000 * 2 ** this.failures++, LONGEST_WAIT_MS) * (0.5 + Math.random() / 2);
  }
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
