/**
 * What was captured and is not yet acknowledged. One key of localStorage per item, so that tabs never overwrite each
 * other and any tab can send what another left behind; the server drops repeats by messageId.
 */
import { guarded, on, toJson } from './host.ts';
import { drop, keep, names, read } from './store.ts';

const ITEM = 'out:';
const WAIT = 'wait';
const GATHER_MS = 400;
const MOST_KEPT = 1000;
const MOST_IN_BATCH = 100;
/** keepalive and sendBeacon carry 64 KiB. */
const MOST_CHARACTERS = 50_000;
const LARGEST_ITEM = 32_000;
const LONGEST_WAIT_MS = 3_600_000;

export type Outbox = {
  put(item: object): void;
  empty(): void;
  /** Sends what is left when the page goes away. Called last, so that what others record at the end is in it. */
  watch(): void;
};

/** An outbox that sends to `url` with the write key; what earlier pages left goes out first. */
export function openOutbox(url: string, key: string): Outbox {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let leaving = false;
  let failures = 0;
  let most = MOST_IN_BATCH;
  let order = 1000;

  /** Milliseconds until the server may be asked again; it holds for every tab and the pages that follow. */
  function mustWait(): number {
    return (+read(WAIT)! || 0) - Date.now();
  }

  function later(ms: number): void {
    timer ??= setTimeout(guarded(flush), ms);
  }

  function flush(): void {
    timer = undefined;
    const wait = mustWait();
    // A wait longer than we ever ask for comes from a clock that was set back.
    if (wait > 0 && wait <= LONGEST_WAIT_MS) return later(wait);
    if (busy || leaving || !names(ITEM)[0]) return;
    busy = true;
    const { locks } = navigator;
    // Only one tab sends at a time. Without locks (plain http) two may: the same item twice is the same item.
    if (!locks) void send();
    else locks.request('wayline', { ifAvailable: true }, (lock) => (lock ? send() : done(GATHER_MS * 3))).catch(() => send());
  }

  function done(ms?: number): void {
    busy = false;
    if (names(ITEM)[0]) later(ms ?? 0);
  }

  async function send(): Promise<void> {
    const [taken, body] = batch();
    try {
      const answer = await fetch(url, { method: 'POST', body, keepalive: true, credentials: 'omit' });
      const { status } = answer;
      const refused = status === 400 || status === 413;
      if (!answer.ok && !refused) return pause(answer.headers.get('retry-after'));
      // One item the server cannot read must not take its neighbours along: halve until it stands alone.
      most = refused ? taken.length >> 1 : MOST_IN_BATCH;
      if (!refused || !most) drop(taken);
      failures = 0;
      return done();
    } catch {
      return pause(null);
    }
  }

  function pause(retryAfter: string | null): void {
    const asked = +retryAfter! * 1000 || Date.parse(retryAfter!) - Date.now() || 0;
    const backoff = Math.min(1000 * 2 ** failures++, 60_000);
    const ms = Math.min(Math.max(asked, 0) + backoff * (0.5 + Math.random() / 2), LONGEST_WAIT_MS);
    keep(WAIT, `${Date.now() + ms}`);
    done(ms);
  }

  function batch(): [string[], string] {
    const taken: string[] = [];
    const items: string[] = [];
    let size = 0;
    for (const name of names(ITEM)) {
      const item = read(name);
      if (!item) continue;
      size += item.length;
      if (taken.length && (size > MOST_CHARACTERS || taken.length >= most)) break;
      taken.push(name);
      items.push(item);
    }
    return [taken, `{"batch":[${items}],${toJson({ writeKey: key, sentAt: new Date() }).slice(1)}`];
  }

  function leave(): void {
    leaving = true;
    const [taken, body] = batch();
    if (taken[0] && mustWait() <= 0) navigator.sendBeacon(url, body);
  }

  later(GATHER_MS);
  return {
    watch() {
      // What is sent at the very end is never answered, so it stays kept and is sent again by the next page.
      on(window, 'pagehide', leave);
      on(window, 'pageshow', () => {
        leaving = busy = false;
        later(GATHER_MS);
      });
      on(document, 'visibilitychange', flush);
    },
    put(item) {
      const text = toJson(item);
      if (new Blob([text]).size > LARGEST_ITEM) return console.warn('wayline: larger than 32 kB, not sent', item);
      const kept = names(ITEM);
      drop(kept.slice(0, kept.length >= MOST_KEPT ? 1 : 0));
      keep(`${ITEM}${Date.now().toString(36)}${order++}${Math.random()}`, text);
      later(GATHER_MS);
    },
    empty() {
      drop(names(ITEM));
    },
  };
}
