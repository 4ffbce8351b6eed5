import { expect, it } from 'vitest';
import type { Conversation } from './types';
import { asksToBeRead, belongs, rowsOf } from './views';

const base = {
  status: 'open',
  waiting_state: 'awaiting_us',
  assignee: { id: 'tom', name: 'Tom' },
  followers: [{ id: 'tom', name: 'Tom' }],
} as Conversation;

it.each([
  [{}, 'mine', true],
  [{ assignee: { id: 'ana', name: 'Ana' } }, 'mine', false],
  [{ assignee: null }, 'unassigned', true],
  [{}, 'unassigned', false],
  [{ status: 'resolved' }, 'all', false],
  [{ status: 'resolved' }, 'resolved', true],
  [{ status: 'snoozed' }, 'mine', false],
  [{ status: 'snoozed' }, 'snoozed', true],
  [{ waiting_state: 'awaiting_customer' }, 'waiting', false],
  [{ status: 'spam' }, 'waiting', false],
  [{ status: 'spam' }, 'spam', true],
  [{ status: 'pending' }, 'following', true],
  [{ status: 'resolved' }, 'following', false],
  [{ followers: [] }, 'following', false],
] as const)('%o in %s: %s', (patch, view, expected) => {
  expect(belongs({ ...base, ...patch } as Conversation, view, 'tom')).toBe(expected);
});

it.each([
  ['open', true, true],
  ['snoozed', true, true],
  ['open', false, false],
  ['resolved', true, false],
  ['spam', true, false],
] as const)('%s, unread %s: asks to be read %s', (status, unread, expected) => {
  expect(asksToBeRead({ status, unread })).toBe(expected);
});

it('keeps the order of the pages, and a row that moved between them only where it stood first', () => {
  const [urgent, waiting, later] = ['urgent', 'waiting', 'later'].map((id) => ({ ...base, id }));
  const pages = [{ items: [urgent, waiting] }, { items: [waiting, later] }] as { items: Conversation[] }[];
  expect(rowsOf(pages).map((row) => row.id)).toEqual(['urgent', 'waiting', 'later']);
});
