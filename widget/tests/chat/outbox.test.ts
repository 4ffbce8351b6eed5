import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refused } from '../../src/chat/http.ts';
import { ChatOutbox } from '../../src/chat/outbox.ts';
import type { Pending } from '../../src/chat/protocol.ts';

function message(clientId: string, second: number): Pending {
  return {
    clientId,
    body: clientId,
    attachments: [],
    at: `2026-11-22T15:00:0${second}Z`,
    page: { url: '', title: '', referrer: '' },
    fields: {},
  };
}
function outboxOf(send: (message: Pending) => Promise<void>): ChatOutbox {
  return new ChatOutbox('k', { send, changed: () => undefined });
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

test('messages arrive in the order of writing, after as many tries as it takes', async () => {
  const arrived: string[] = [];
  let tries = 0;
  const outbox = outboxOf(async ({ clientId }) => {
    if (++tries < 4) throw new TypeError('no connection');
    arrived.push(clientId);
  });
  outbox.put(message('a', 1));
  outbox.put(message('b', 2));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(arrived).toEqual(['a', 'b']);
  expect(outbox.list()).toEqual([]);
});

test('what was not sent is there for the next page', async () => {
  outboxOf(() => Promise.reject(new TypeError('no connection'))).put(message('a', 1));
  await vi.advanceTimersByTimeAsync(1000);
  const next = outboxOf(() => Promise.resolve());
  expect(next.list().map(({ clientId }) => clientId)).toEqual(['a']);
  next.flush();
  await vi.advanceTimersByTimeAsync(100);
  expect(next.list()).toEqual([]);
});

test('a message the server will never take stays, marked, and does not hold up the others', async () => {
  const arrived: string[] = [];
  const outbox = outboxOf(async ({ clientId }) => {
    if (clientId === 'bad') throw new Refused(422, 'too_long', 0);
    arrived.push(clientId);
  });
  outbox.put(message('bad', 1));
  outbox.put(message('good', 2));
  await vi.advanceTimersByTimeAsync(1000);
  expect(arrived).toEqual(['good']);
  expect([...outbox.refused()]).toEqual(['bad']);
  outbox.drop('bad');
  expect(outbox.list()).toEqual([]);
});

test('a server that asks for patience gets it', async () => {
  let tries = 0;
  const outbox = outboxOf(() =>
    ++tries === 1 ? Promise.reject(new Refused(429, 'too_many', 20_000)) : Promise.resolve(),
  );
  outbox.put(message('a', 1));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(tries).toBe(2);
});
