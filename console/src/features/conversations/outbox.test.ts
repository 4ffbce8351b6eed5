import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createOutbox, type Deliver, type Pending } from './outbox';

const KEY = 'outbox-under-test';

class Lost extends Error {}

function message(clientId: string): Omit<Pending, 'state'> {
  const at = '2026-11-22T10:00:00Z';
  return { client_id: clientId, conversation_id: 'c1', kind: 'message', body: clientId, attachments: [], at };
}

function outboxWith(deliver: Deliver) {
  return createOutbox({
    key: KEY,
    deliver,
    mayPass: (error) => error instanceof Lost,
    wordsOf: String,
    codeOf: () => undefined,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

it('sends in order, one after the other', async () => {
  const arrived: string[] = [];
  const outbox = outboxWith(async (each) => void arrived.push(each.client_id));
  outbox.send(message('a'));
  outbox.send(message('b'));
  await vi.runAllTimersAsync();
  expect(arrived).toEqual(['a', 'b']);
  expect(outbox.list()).toEqual([]);
});

it('keeps a message through a lost network and sends it again with the same id', async () => {
  const tried: string[] = [];
  const outbox = outboxWith(async (each) => {
    tried.push(each.client_id);
    if (tried.length < 3) throw new Lost();
  });
  outbox.send(message('a'));
  await vi.advanceTimersByTimeAsync(0);
  expect(outbox.list()[0]?.state).toBe('waiting');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(tried).toEqual(['a', 'a', 'a']);
  expect(outbox.list()).toEqual([]);
});

it('survives the end of the page', async () => {
  const first = outboxWith(() => Promise.reject(new Lost()));
  first.send(message('a'));
  await vi.advanceTimersByTimeAsync(0);
  const arrived: string[] = [];
  const second = outboxWith(async (each) => void arrived.push(each.client_id));
  expect(second.list().map((each) => each.client_id)).toEqual(['a']);
  second.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(arrived).toEqual(['a']);
});

it('keeps what was refused, with the reason, until it is tried again or thrown away', async () => {
  let refuse = true;
  const outbox = outboxWith(() => (refuse ? Promise.reject(new Error('too long')) : Promise.resolve()));
  outbox.send(message('a'));
  outbox.send(message('b'));
  await vi.advanceTimersByTimeAsync(0);
  expect(outbox.list().map((each) => each.state)).toEqual(['refused', 'refused']);
  expect(outbox.list()[0]?.problem).toContain('too long');
  outbox.discard('b');
  refuse = false;
  outbox.retry('a');
  await vi.advanceTimersByTimeAsync(0);
  expect(outbox.list()).toEqual([]);
});
