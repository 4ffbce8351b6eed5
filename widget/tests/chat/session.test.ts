import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refused } from '../../src/chat/http.ts';
import { type Session, visitorSession } from '../../src/chat/session.ts';

let visitor = 'first';
let answers: ((answer: Response) => void)[] = [];
let session: Session;

beforeEach(() => {
  visitor = 'first';
  answers = [];
  localStorage.clear();
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => answers.push(resolve)));
  session = visitorSession({
    key: 'k',
    origin: 'https://wayline.example',
    anonymousId: () => visitor,
    signedIdentity: () => undefined,
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a session that was asked for somebody who left is not taken for whoever came', async () => {
  const asked = session.open();
  visitor = 'second';
  session.leave();
  const again = session.open();
  answers[0]?.(Response.json({ session: 'of the first' }));
  await expect(asked).rejects.toBeInstanceOf(Refused);
  expect(session.current()).toBeNull();
  answers[1]?.(Response.json({ session: 'of the second' }));
  expect(await again).toBe('of the second');
  expect(session.current()).toBe('of the second');
});

test('an answer for somebody who left reaches nobody', async () => {
  const opened = session.open();
  answers[0]?.(Response.json({ session: 'of the first' }));
  await opened;
  const listed = session.call('/w/conversations');
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  visitor = 'second';
  session.leave();
  answers[1]?.(Response.json({ items: [{ id: 'a conversation of the first' }] }));
  await expect(listed).rejects.toMatchObject({ code: 'visitor_left' });
});

test('several callers share one request', async () => {
  const both = Promise.all([session.open(), session.open()]);
  expect(answers).toHaveLength(1);
  answers[0]?.(Response.json({ session: 'one' }));
  expect(await both).toEqual(['one', 'one']);
});

test('a session the server no longer knows is renewed once', async () => {
  const opened = session.open();
  answers[0]?.(Response.json({ session: 'old' }));
  await opened;
  const listed = session.call('/w/conversations');
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.(Response.json({ code: 'session_unknown' }, { status: 401 }));
  await vi.waitFor(() => expect(answers).toHaveLength(3));
  answers[2]?.(Response.json({ session: 'new' }));
  await vi.waitFor(() => expect(answers).toHaveLength(4));
  answers[3]?.(Response.json({ items: [] }));
  expect(await listed).toEqual({ items: [] });
  expect(session.current()).toBe('new');
});
