import { expect, test } from 'vitest';
import type { Entry, Pending } from '../../src/chat/protocol.ts';
import {
  currentThread,
  lastTeammate,
  stillPending,
  type Threads,
  unreadCount,
  withConversation,
  withEntries,
  withRead,
} from '../../src/chat/thread.ts';

function entry(position: number, kind: 'customer' | 'teammate', more: Partial<Entry> = {}): Entry {
  const at = `2026-11-22T15:00:${String(position).padStart(2, '0')}Z`;
  return {
    id: `e${position}`,
    position,
    kind: 'message',
    author: { kind, id: null, name: kind === 'teammate' ? 'Tom' : null },
    body: '',
    attachments: [],
    at,
    client_id: null,
    state: null,
    ...more,
  };
}
function pending(clientId: string): Pending {
  return { clientId, body: 'Hello', attachments: [], at: '', page: { url: '', title: '', referrer: '' }, fields: {} };
}
const three = [entry(1, 'customer'), entry(2, 'teammate'), entry(3, 'teammate')];
const ids = (threads: Threads): string[] => threads.flatMap(({ entries }) => entries.map(({ id }) => id));

test('entries stand in the order of their positions, however they came and however often', () => {
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [1, 1, 0, 2, 0],
    [2, 0, 1, 2],
  ];
  for (const order of orders) {
    const threads = order.reduce<Threads>(
      (known, index) => withEntries(known, 'c1', three.slice(index, index + 1)),
      [],
    );
    expect(ids(threads)).toEqual(['e1', 'e2', 'e3']);
  }
});

test('the cursor moves forward only, and not by an entry that came alone', () => {
  let threads = withEntries([], 'c1', three, 3);
  threads = withEntries(threads, 'c1', [entry(7, 'teammate')]);
  threads = withEntries(threads, 'c1', [], 2);
  expect(currentThread(threads)?.cursor).toBe(3);
});

test('a message is pending until its entry is there, and never both', () => {
  const threads = withEntries([], 'c1', [entry(1, 'customer', { client_id: 'm1' })]);
  expect(stillPending([pending('m1'), pending('m2')], threads).map(({ clientId }) => clientId)).toEqual(['m2']);
});

test('what teammates wrote after the customer last read is unread; what the customer wrote never is', () => {
  const threads = withEntries([], 'c1', three);
  expect(unreadCount(threads)).toBe(2);
  expect(unreadCount(withRead(threads, 'c1', 'customerRead', 2))).toBe(1);
  expect(unreadCount(withRead(withRead(threads, 'c1', 'customerRead', 3), 'c1', 'customerRead', 1))).toBe(0);
});

test('a conversation the server calls read is read to its end', () => {
  const threads = withEntries(
    withConversation([], { id: 'c1', status: 'open', position: 3, unread: false }),
    'c1',
    three,
  );
  expect(unreadCount(threads)).toBe(0);
});

test('the conversation that moved last is the current one', () => {
  let threads = withEntries([], 'old', [entry(1, 'customer', { id: 'a', at: '2026-11-20T10:00:00Z' })]);
  threads = withEntries(threads, 'new', [entry(1, 'customer', { id: 'b', at: '2026-11-22T10:00:00Z' })]);
  threads = withConversation(threads, { id: 'old', status: 'resolved', position: 1 });
  expect(currentThread(threads)?.id).toBe('new');
});

test('the header shows who wrote last, and nobody before anybody did', () => {
  expect(lastTeammate(withEntries([], 'c1', three))).toBe('Tom');
  expect(lastTeammate(withEntries([], 'c1', [entry(1, 'customer')]))).toBeUndefined();
});
