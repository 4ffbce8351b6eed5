import type { Entry } from './types';

/** What is known of a thread: entries by rising position, without holes between the first and the last. */
export type Thread = {
  entries: Entry[];
  /** Everything up to here is known; the cursor for "what came after". */
  position: number;
  /** Whether older entries may exist before the first. */
  older: boolean;
};

export const emptyThread: Thread = { entries: [], position: 0, older: false };

/** Put entries in their places. The same entry again changes nothing, so replays and races are harmless. */
export function withEntries(thread: Thread, incoming: Entry[], position?: number): Thread {
  const byId = new Map(thread.entries.map((entry) => [entry.id, entry]));
  for (const entry of incoming) byId.set(entry.id, entry);
  const entries = [...byId.values()].sort((one, other) => one.position - other.position);
  const reached = Math.max(thread.position, position ?? 0);
  return { ...thread, entries, position: reached };
}

/** Whether an entry that just arrived continues the thread; if not, what lies between must be fetched first. */
export function continues(thread: Thread, entry: Entry): boolean {
  return entry.position <= thread.position + 1;
}

/** A page of older entries, put before the others. */
export function withOlder(thread: Thread, older: Entry[], asked: number): Thread {
  return { ...withEntries(thread, older), older: older.length >= asked };
}

export type Block =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'state'; key: string; entry: Entry }
  | { kind: 'group'; key: string; entries: Entry[] };

const TOGETHER = 5 * 60_000;

/** The thread as it is drawn: days apart, one author's messages in a row together, states alone. */
export function blocksOf(entries: Entry[], dayOf: (at: string) => string): Block[] {
  const blocks: Block[] = [];
  let day = '';
  for (const entry of entries) {
    const today = dayOf(entry.at);
    if (today !== day) {
      day = today;
      blocks.push({ kind: 'day', key: `day-${today}`, at: entry.at });
    }
    const last = blocks.at(-1);
    if (entry.kind === 'state') blocks.push({ kind: 'state', key: entry.id, entry });
    else if (last?.kind === 'group' && together(last.entries, entry)) last.entries.push(entry);
    else blocks.push({ kind: 'group', key: entry.id, entries: [entry] });
  }
  return blocks;
}

function together(group: Entry[], entry: Entry): boolean {
  const last = group.at(-1);
  if (!last || last.kind !== entry.kind) return false;
  const sameAuthor = last.author.kind === entry.author.kind && last.author.id === entry.author.id;
  return sameAuthor && Date.parse(entry.at) - Date.parse(last.at) < TOGETHER;
}
