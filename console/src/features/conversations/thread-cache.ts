import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api';
import { continues, emptyThread, type Thread, withEntries, withOlder } from './entries';
import type { Entry } from './types';

const PAGE = 50;

function entriesKey(id: string) {
  return ['conversations', 'entries', id] as const;
}

/** The newest entries of a conversation; older ones are added by `loadOlder`, newer ones by `catchUp`. */
export function threadQuery(id: string, client: QueryClient) {
  return queryOptions({
    queryKey: entriesKey(id),
    queryFn: async ({ signal }): Promise<Thread> => {
      const known = client.getQueryData<Thread>(entriesKey(id));
      if (known) return fetchAfter(id, known, signal);
      return fetchNewest(id, signal);
    },
    staleTime: 60_000,
  });
}

/** Everything after what is known, page by page: states and messages both. */
/** Whether messages came into it or went out of it: then what is known of it is known no more. */
function movesWords(entry: Entry): boolean {
  return entry.state?.name === 'split_out' || entry.state?.name === 'split_back' || entry.state?.name === 'unsplit';
}

async function fetchNewest(id: string, signal?: AbortSignal): Promise<Thread> {
  const page = await api.get('/api/conversations/{id}/entries', { path: { id }, query: { limit: PAGE }, signal });
  return { ...withEntries(emptyThread, page.items, page.position), older: page.items.length >= PAGE };
}

async function fetchAfter(id: string, known: Thread, signal?: AbortSignal): Promise<Thread> {
  let thread = known;
  for (;;) {
    const query = { after: thread.position, limit: PAGE };
    const page = await api.get('/api/conversations/{id}/entries', { path: { id }, query, signal });
    if (page.items.some(movesWords)) return fetchNewest(id, signal);
    const last = page.items.at(-1)?.position ?? thread.position;
    const full = page.items.length >= PAGE;
    thread = withEntries(thread, page.items, full ? last : Math.max(page.position, last));
    if (!full) return thread;
  }
}

const running = new Map<string, Promise<void>>();

/** Fetch what came after the cursor; calls meanwhile share one request. */
export function catchUp(client: QueryClient, id: string): Promise<void> {
  const already = running.get(id);
  if (already) return already;
  const known = client.getQueryData<Thread>(entriesKey(id));
  if (!known) return Promise.resolve();
  const work = fetchAfter(id, known)
    .then((thread) => {
      if (thread.entries.some((entry) => entry.position > known.position && movesWords(entry)))
        client.setQueryData(entriesKey(id), thread);
      else putEntries(client, id, thread.entries, thread.position);
    })
    .finally(() => running.delete(id));
  running.set(id, work);
  return work;
}

/** Put entries into the thread on screen. The cursor moves only as far as nothing is missing. */
export function putEntries(client: QueryClient, id: string, entries: Entry[], position?: number): void {
  client.setQueryData<Thread>(entriesKey(id), (thread) => {
    if (!thread) return undefined;
    let reached = position ?? thread.position;
    for (const entry of entries) if (entry.position === reached + 1) reached = entry.position;
    return withEntries(thread, entries, reached);
  });
}

/** An entry arrived live: take it if it continues the thread, else fetch what lies between. */
export function receive(client: QueryClient, id: string, entry: Entry): void {
  const thread = client.getQueryData<Thread>(entriesKey(id));
  if (!thread) return;
  const moves = entry.position > thread.position && movesWords(entry);
  if (!moves) putEntries(client, id, [entry]);
  if (moves || !continues(thread, entry)) void catchUp(client, id);
}

export async function loadOlder(client: QueryClient, id: string): Promise<void> {
  const thread = client.getQueryData<Thread>(entriesKey(id));
  const first = thread?.entries[0];
  if (!first) return;
  const query = { before: first.position, limit: PAGE };
  const page = await api.get('/api/conversations/{id}/entries', { path: { id }, query });
  client.setQueryData<Thread>(entriesKey(id), (now) => now && withOlder(now, page.items, PAGE));
}

/** A thread as far as it is known. */
export function threadOf(client: QueryClient, id: string): Thread | undefined {
  return client.getQueryData<Thread>(entriesKey(id));
}

/** How far a thread is known, for read marks. */
export function positionOf(client: QueryClient, id: string): number {
  return threadOf(client, id)?.position ?? 0;
}
