import { expect, it } from 'vitest';
import { reachOf } from './reach';

const MAYA = { email: 'maya@okafor.example', blocked_at: null };
const band = (conversation_id: string, from: string, open: boolean) => ({ conversation_id, from, open });

it('opens the conversation that is open, though a newer one was resolved', () => {
  const bands = [band('old', '2026-10-01T09:00:00Z', true), band('new', '2026-10-09T09:00:00Z', false)];
  expect(reachOf(MAYA, bands)).toEqual({ by: 'open', conversationId: 'old' });
});

it('writes where the last one was, else by mail, else not at all', () => {
  expect(reachOf(MAYA, [band('a', '2026-10-01T09:00:00Z', false), band('b', '2026-10-02T09:00:00Z', false)])).toEqual({
    by: 'last',
    conversationId: 'b',
  });
  expect(reachOf(MAYA, [])).toEqual({ by: 'mail', email: 'maya@okafor.example' });
  expect(reachOf({ ...MAYA, email: null }, [])).toBeNull();
});

it('does not reach who is blocked', () => {
  expect(reachOf({ ...MAYA, blocked_at: '2026-10-01T09:00:00Z' }, [])).toBeNull();
});
