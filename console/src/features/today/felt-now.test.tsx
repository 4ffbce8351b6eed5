import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startWords } from '../../lib/i18n';
import type { Live } from '../../lib/live';
import { meQuery } from '../../lib/me';
import { LiveContext } from '../../lib/use-live';
import { FeltNow } from './felt-now';
import english from './locales/en.json';
import { useTodayLive } from './use-today-live';

beforeAll(() => startWords({ 'features/today/locales/en.json': english }, {}, ['en']));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Page() {
  useTodayLive();
  return <FeltNow />;
}

/** Today's two numbers as the server says them one after the other; `changed` is a frame of a conversation. */
function open(...answers: object[]) {
  let said = 0;
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Response.json(answers[Math.min(said++, answers.length - 1)])),
  );
  let changed = () => {};
  const live = {
    on(_: string, heard: () => void) {
      changed = heard;
      return () => {};
    },
    onResync: () => () => {},
  };
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(meQuery.queryKey, { teammate: { permissions: [] }, company: {} } as never);
  const root = createRootRoute();
  const today = createRoute({ getParentRoute: () => root, path: '/', component: Page });
  const inbox = createRoute({ getParentRoute: () => root, path: '/inbox/{-$conversationId}' });
  const history = createMemoryHistory({ initialEntries: ['/'] });
  const router = createRouter({ routeTree: root.addChildren([today, inbox]), history });
  render(
    <LiveContext value={live as unknown as Live}>
      <QueryClientProvider client={client}>
        <MantineProvider>
          <RouterProvider router={router as never} />
        </MantineProvider>
      </QueryClientProvider>
    </LiveContext>,
  );
  return () => changed();
}

const CALM = { urgent: 0, unhappy: 0, unhappy_conversations: 0, unread: 0 };

test('each number opens the inbox at what it counts', async () => {
  open({ urgent: 3, unhappy: 1, unhappy_conversations: 2, unread: 0 });
  const urgent = await screen.findByRole('link', { name: /3.*urgent conversations/ });
  const unhappy = screen.getByRole('link', { name: /1.*unhappy customer.*in 2 open conversations/ });
  expect(urgent.getAttribute('href')).toBe('/inbox?view=waiting&urgent=true');
  expect(unhappy.getAttribute('href')).toBe('/inbox?view=all&feeling=negative');
  expect(screen.queryByText(/not read yet/)).toBeNull();
});

test('a change of a conversation is counted without anybody asking', async () => {
  const changed = open(CALM, { ...CALM, urgent: 1, unread: 1 });
  await screen.findByRole('link', { name: /0.*urgent conversations/ });
  act(changed);
  await waitFor(() => expect(screen.queryByRole('link', { name: /1.*urgent conversation/ })).not.toBeNull());
  expect(screen.queryByText(/One conversation holds something that was not read yet/)).not.toBeNull();
});
