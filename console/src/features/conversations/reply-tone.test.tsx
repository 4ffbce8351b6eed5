import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { startWords } from '../../lib/i18n';
import english from './locales/en.json';
import { MessageGroup } from './message-group';
import type { Entry, Signals } from './types';

const why = (rule: string, ...words: string[]) => ({ by: 'rule', rule, words });
const kind = {
  kindness: 0.72,
  clarity: 0.8,
  is_automatic: false,
  is_supported: true,
  corrected: [],
  because: {
    kindness: [why('apologises', 'sorry')],
    clarity: [why('reading ease 71 (Flesch), 8 words a sentence'), why('says what happens next', "I'll")],
  },
} as unknown as Signals;

beforeAll(() => startWords({ 'features/conversations/locales/en.json': english }, {}, ['en']));
afterEach(cleanup);

/** One message of Tom's, with what was understood of it. */
function show(signals: Signals | null, kindOfEntry: Entry['kind'] = 'message'): void {
  const entry = {
    id: 'e1',
    position: 3,
    kind: kindOfEntry,
    author: { kind: 'teammate', id: 'tom', name: 'Tom' },
    body: "Sorry! I'll look.",
    body_html: "<p>Sorry! I'll look.</p>",
    attachments: [],
    at: '2026-11-02T12:00:00Z',
    signals,
  } as unknown as Entry;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <MessageGroup conversationId="c1" entries={[entry]} readUpTo={0} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test('our reply says beneath it how it reads, and one click away by which rules and words', async () => {
  show(kind);
  fireEvent.click(screen.getByRole('button', { name: /kind.*clear/ }));
  const panel = await screen.findByRole('dialog');
  expect(panel.textContent).toMatch(/Kindness: 72\s%/);
  expect(panel.textContent).toContain('Apologises sorry');
  expect(panel.textContent).toContain('Reading ease 71 (Flesch), 8 words a sentence');
});

test('who is not shown how a reply reads sees the words alone', () => {
  show({ ...kind, kindness: null, clarity: null, because: {} });
  expect(screen.queryByRole('button')).toBeNull();
});

test('a note and an automatic message are not judged', () => {
  show(kind, 'note');
  show({ ...kind, is_automatic: true });
  expect(screen.queryByRole('button')).toBeNull();
});
