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
const LARGEST_ITEM_BYTES = 32_000;
const LONGEST_WAIT_MS = 3_600_000;

export type Outbox = {
  /** Keeps an item and sends it soon. One larger than the server takes (32 kB) is left out. */
  put(item: object): void;
  empty(): void;
  /** Sends what is left when the page goes away. Called last, so that what others record at the end is in it. */
  watch(): void;
};

/** An outbox that sends to `url` with the write key; what earlier pages left goes out first. */
export function openOutbox(url: string, key: string): Outbox {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let failures = 0;
  let most = MOST_IN_BATCH;

  function later(ms: number): void {
    if (!timer) timer = setTimeout(guarded(flush), ms);
  }
  function flush(): void {
    timer = undefined;
    const wait = mustWait();
    // A wait longer than we ever ask for comes from a clock that was set back.
    if (wait > 0 && wait <= LONGEST_WAIT_MS) later(wait);
    else if (!busy && names(ITEM)[0]) {
      busy = true;
      oneTabAtATime(send, () => done(GATHER_MS * 3));
    }
  }
  function done(ms: number): void {
    busy = false;
    if (names(ITEM)[0]) later(ms);
  }
  async function send(): Promise<void> {
    const [taken, body] = batch(key, most);
    const outcome = await post(url, body);
    if (outcome >= 0) {
      const ms = Math.min(
        outcome + Math.min(1000 * 2 ** failures++, 60_000) * (0.5 + Math.random() / 2),
        LONGEST_WAIT_MS,
      );
      keep(WAIT, `${Date.now() + ms}`);
      return done(ms);
    }
    // One item the server cannot read must not take its neighbours along: halve until it stands alone.
    most = outcome === REFUSED ? taken.length >> 1 : MOST_IN_BATCH;
    if (outcome === TAKEN || !most) drop(taken);
    failures = 0;
    done(0);
  }

  later(GATHER_MS);
  return {
    put(item) {
      if (keepItem(item)) later(GATHER_MS);
    },
    empty: () => drop(names(ITEM)),
    watch() {
      // What is sent at the very end is never answered, so it stays kept and is sent again by the next page.
      on(window, 'pagehide', () => {
        busy = true;
        const [taken, body] = batch(key, most);
        if (taken[0] && mustWait() <= 0) navigator.sendBeacon(url, body);
      });
      on(window, 'pageshow', () => done(GATHER_MS));
      on(document, 'visibilitychange', flush);
    },
  };
}

const TAKEN = -1;
const REFUSED = -2;

/** Posts a batch: TAKEN, REFUSED where it can never be read, else the milliseconds the server asks to be left alone. */
async function post(url: string, body: string): Promise<number> {
  try {
    const { ok, status, headers } = await fetch(url, { method: 'POST', body, keepalive: true, credentials: 'omit' });
    if (ok) return TAKEN;
    if (status === 400 || status === 413) return REFUSED;
    const asked = headers.get('retry-after') ?? '';
    return Math.max(0, +asked * 1000 || Date.parse(asked) - Date.now() || 0);
  } catch {
    return 0;
  }
}

/** Without locks (plain http) two tabs may send at once: the same item twice is the same item. */
function oneTabAtATime(act: () => Promise<void>, busy: () => void): void {
  const { locks } = navigator;
  if (locks) locks.request('wayline', { ifAvailable: true }, (lock) => (lock ? act() : busy())).catch(act);
  else act();
}

/** Milliseconds until the server may be asked again; it holds for every tab and the pages that follow. */
function mustWait(): number {
  return +(read(WAIT) ?? '') - Date.now();
}

let order = 1000;

function keepItem(item: object): boolean {
  const text = toJson(item);
  if (new Blob([text]).size > LARGEST_ITEM_BYTES) return false;
  const kept = names(ITEM);
  drop(kept.slice(0, kept.length >= MOST_KEPT ? 1 : 0));
  keep(`${ITEM}${Date.now().toString(36)}${order++}${Math.random()}`, text);
  return true;
}

function batch(key: string, most: number): [names: string[], body: string] {
  const taken: string[] = [];
  const items: string[] = [];
  let size = 0;
  for (const name of names(ITEM)) {
    const item = read(name);
    if (!item) continue;
    size += item.length;
    if (items[0] && (size > MOST_CHARACTERS || items.length >= most)) break;
    taken.push(name);
    items.push(item);
  }
  return [taken, `{"batch":[${items}],${toJson({ writeKey: key, sentAt: new Date() }).slice(1)}`];
}
