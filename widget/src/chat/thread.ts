/** What is known of the visitor's conversations. Pure: merging the same thing twice, or in any order, changes nothing. */
import type { Conversation, Entry, Pending } from './protocol.ts';

export type Thread = {
  id: string;
  status: string;
  /** Everything up to this position is here. Entries above it may be missing until caught up on. */
  cursor: number;
  entries: Entry[];
  customerRead: number;
  teammateRead: number;
  /** Where it stands in line: 1 is next; null: it does not wait for somebody. */
  place: number | null;
};
const NEW = { cursor: 0, entries: [], customerRead: 0, teammateRead: 0, place: null };
export type Threads = readonly Thread[];

/** Takes in what the server lists about a conversation; its entries are fetched by cursor. */
export function withConversation(threads: Threads, given: Conversation): Threads {
  const known = threads.find(({ id }) => id === given.id);
  const thread: Thread = known ?? { ...NEW, id: given.id, status: '' };
  const customerRead = given.customer_read ?? (given.unread === false ? given.position : 0);
  return replaced(threads, {
    ...thread,
    status: given.status,
    customerRead: Math.max(thread.customerRead, customerRead),
    teammateRead: Math.max(thread.teammateRead, given.teammate_read ?? 0),
    place: given.place ?? null,
  });
}

/** Takes in entries in whatever order they come; `cursor` moves only where the server says all before it were given. */
export function withEntries(threads: Threads, id: string, given: readonly Entry[], cursor = 0): Threads {
  const thread = threads.find((each) => each.id === id) ?? { ...NEW, id, status: 'open' };
  const entries = new Map(thread.entries.map((entry) => [entry.id, entry]));
  for (const entry of given) entries.set(entry.id, entry);
  return replaced(threads, {
    ...thread,
    entries: [...entries.values()].sort((a, b) => a.position - b.position),
    cursor: Math.max(thread.cursor, cursor),
  });
}

/** Takes in how far somebody has read. Reading never goes back. */
export function withRead(
  threads: Threads,
  id: string,
  side: 'customerRead' | 'teammateRead',
  position: number,
): Threads {
  const thread = threads.find((each) => each.id === id);
  return thread && thread[side] < position ? replaced(threads, { ...thread, [side]: position }) : threads;
}

/** Takes in where a conversation stands in line. */
export function withPlace(threads: Threads, id: string, place: number | null): Threads {
  const thread = threads.find((each) => each.id === id);
  return thread && thread.place !== place ? replaced(threads, { ...thread, place }) : threads;
}

/** Messages by teammates that the customer has not read. */
export function unreadCount(threads: Threads): number {
  return threads.reduce(
    (sum, { entries, customerRead }) =>
      sum + entries.filter((entry) => fromTeammate(entry) && entry.position > customerRead).length,
    0,
  );
}

/** The pending messages that are not on the server yet: one message is never two on the screen. */
export function stillPending(pending: readonly Pending[], threads: Threads): Pending[] {
  const arrived = new Set(threads.flatMap(({ entries }) => entries.map((entry) => entry.client_id)));
  return pending.filter(({ clientId }) => !arrived.has(clientId));
}

/** The conversation a new message belongs to: the one that moved last. */
export function currentThread(threads: Threads): Thread | undefined {
  return threads[threads.length - 1];
}

export function fromTeammate(entry: Entry): boolean {
  return entry.kind === 'message' && entry.author.kind !== 'customer';
}

/** The teammate who wrote last, by name. */
export function lastTeammate(threads: Threads): string | undefined {
  for (const { entries } of [...threads].reverse()) {
    const found = entries.findLast((entry) => entry.kind === 'message' && entry.author.kind === 'teammate');
    if (found?.author.name) return found.author.name;
  }
  return undefined;
}

function replaced(threads: Threads, thread: Thread): Threads {
  const others = threads.filter(({ id }) => id !== thread.id);
  return [...others, thread].sort((a, b) => movedAt(a).localeCompare(movedAt(b)));
}

/** RFC 3339 in UTC compares as text. A conversation without entries is just being fetched: put first. */
function movedAt({ entries }: Thread): string {
  return entries[entries.length - 1]?.at ?? '';
}
