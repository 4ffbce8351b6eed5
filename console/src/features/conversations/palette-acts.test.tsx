import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
  useSearch,
} from '@tanstack/react-router';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startWords } from '../../lib/i18n';
import { type Me, meQuery } from '../../lib/me';
import { topicsQuery } from './labels/queries';
import english from './locales/en.json';
import { useConversationActs } from './palette-acts';
import { conversationQuery, tagsQuery, teammatesQuery } from './queries';
import type { Conversation } from './types';

const TOM = { id: 'tom', name: 'Tom' };
const ANA = { id: 'ana', name: 'Ana' };
const RETURNS = { id: 'returns', name: 'returns', colour: 'teal', parent_id: null };
const ALL = ['conversations.reply', 'conversations.assign'];
const open = {
  id: 'c1',
  status: 'open',
  assignee: null,
  team: null,
  tags: [RETURNS],
  followers: [],
} as unknown as Conversation;

beforeAll(() => startWords({ 'features/conversations/locales/en.json': english }, {}, ['en']));
afterEach(() => vi.unstubAllGlobals());

/** The acts as buttons, for what the address says was typed. */
function Offered() {
  const { typed = '' } = useSearch({ strict: false }) as { typed?: string };
  return (
    <main>
      {useConversationActs(typed).map((act) => (
        <button key={act.id} type="button" onClick={act.run}>
          {act.label}
        </button>
      ))}
    </main>
  );
}

/** What the palette offers Tom beside this conversation, as buttons. */
async function offer(patch: Partial<Conversation>, { typed = '', permissions = ALL, at = '/inbox/c1' } = {}) {
  cleanup();
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(meQuery.queryKey, { teammate: { ...TOM, permissions }, company: {} } as unknown as Me);
  client.setQueryData(conversationQuery('c1').queryKey, { ...open, ...patch });
  client.setQueryData(teammatesQuery.queryKey, [TOM, ANA, { id: 'lea', name: 'Lea', active: false }] as never);
  client.setQueryData(topicsQuery.queryKey, []);
  client.setQueryData(tagsQuery.queryKey, [RETURNS, { id: 'vip', name: 'VIP', colour: 'rose', parent_id: null }]);
  const root = createRootRoute();
  const inbox = createRoute({ getParentRoute: () => root, path: '/inbox/{-$conversationId}', component: Offered });
  const router = createRouter({
    routeTree: root.addChildren([inbox]),
    history: createMemoryHistory({ initialEntries: [`${at}?typed=${typed}`] }),
  });
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  await screen.findByRole('main');
  return { client, labels: screen.queryAllByRole('button').map((each) => each.textContent) };
}

it('offers nothing where no conversation is open', async () => {
  expect((await offer({}, { at: '/inbox' })).labels).toEqual([]);
});

it('offers to take, resolve, put away and snooze what is open', async () => {
  const { labels } = await offer({});
  expect(labels.slice(0, 3)).toEqual(['Assign to me', 'Resolve', 'Mark as spam']);
  expect(labels.filter((label) => label?.startsWith('Snooze')).length).toBeGreaterThan(1);
});

it('offers what can be taken back, and never the same twice', async () => {
  expect((await offer({ status: 'resolved', assignee: TOM })).labels).toEqual([
    'Give back for anybody',
    'Reopen',
    'Mark as spam',
  ]);
  expect((await offer({ status: 'spam' })).labels).toEqual(['Assign to me', 'Not spam']);
});

it('names teammates who still work here, and tags, once somebody types', async () => {
  const { labels } = await offer({}, { typed: 'a' });
  expect(labels).toEqual(expect.arrayContaining(['Assign to Ana', 'Remove the tag: returns', 'Tag: VIP']));
  expect(labels.join()).not.toMatch(/Lea|Assign to Tom/);
});

it('offers no act that the role does not allow', async () => {
  expect((await offer({}, { typed: 'a', permissions: [] })).labels).toEqual([]);
  const { labels } = await offer({}, { permissions: ['conversations.assign'] });
  expect(labels).toEqual(['Assign to me']);
});

it('does what it says: shown at once, and told to the server', async () => {
  const wire = vi.fn(async (_url: string, _init: RequestInit) => new Response('{}'));
  vi.stubGlobal('fetch', wire);
  const { client } = await offer({});
  screen.getByRole('button', { name: 'Resolve' }).click();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Reopen' })).not.toBeNull());
  expect(client.getQueryData(conversationQuery('c1').queryKey)?.status).toBe('resolved');
  expect(wire.mock.calls[0]).toMatchObject(['/api/conversations/c1/resolve', { method: 'POST' }]);
});
