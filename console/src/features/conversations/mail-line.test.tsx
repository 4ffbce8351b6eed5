import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startWords } from '../../lib/i18n';
import { meQuery } from '../../lib/me';
import type { Thread } from './entries';
import english from './locales/en.json';
import { type Mail, WithMails } from './mails';
import { MessageGroup } from './message-group';
import type { Conversation, Entry } from './types';

const came = { entry_id: 'e1', way: 'in', state: 'taken', rest: '> It leaves today.', left_out: ['x.exe'], reason: '' };
const went = {
  entry_id: 'e2',
  way: 'out',
  state: 'failed',
  answer_to: 'maya@work.example',
  reason: '550 no',
  rest: '',
  recipients: [{ address: 'maya@work.example', kind: 'to', state: 'bounced', reason: '550 no', at: null }],
};

beforeAll(() => startWords({ 'features/conversations/locales/en.json': english }, {}, ['en']));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** One entry of a conversation by mail, with what the server knows of its mails. */
function show(mails: object[], author: Partial<Entry['author']>, kind: Entry['kind'] = 'message'): void {
  vi.stubGlobal('fetch', async () => Response.json({ items: mails as Mail[], next: null }));
  const id = author.kind === 'customer' ? 'e1' : 'e2';
  const entry = {
    id,
    position: 1,
    kind,
    author,
    body: 'Hi',
    body_html: '<p>Hi</p>',
    attachments: [],
    at: '2026-11-02T12:00:00Z',
    signals: null,
  };
  const thread = { entries: [entry], position: 1 } as unknown as Thread;
  const conversation = { id: 'c1', channel: { kind: 'email' } } as Conversation;
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 1_000 } } });
  client.setQueryData(meQuery.queryKey, { teammate: { permissions: [] }, company: {} } as never);
  render(
    <QueryClientProvider client={client}>
      <MantineProvider>
        <WithMails conversation={conversation} thread={thread}>
          <MessageGroup conversationId="c1" entries={thread.entries} readUpTo={1} />
        </WithMails>
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test('a mail that came shows what it quotes when asked, and what was left out of it', async () => {
  show([came], { kind: 'customer', name: 'Maya' });
  fireEvent.click(await screen.findByRole('button', { name: 'Show what it quotes' }));
  expect(screen.getByText('> It leaves today.')).toBeTruthy();
  expect(screen.getByText(/x\.exe/)).toBeTruthy();
});

test('a mail of ours says what became of it, and not that it was sent or read', async () => {
  show([went], { kind: 'teammate', name: 'Tom' });
  expect(await screen.findByText('Did not reach maya@work.example: 550 no')).toBeTruthy();
  expect(screen.queryByText(/^(?:sent|read)$/i)).toBeNull();
});

test('a note that nobody wrote is of Wayline', () => {
  show([], { kind: 'system', name: null }, 'note');
  expect(screen.getByText('Wayline, note to the team')).toBeTruthy();
});
