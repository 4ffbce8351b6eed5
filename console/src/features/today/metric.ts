import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Schema } from '../../lib/api';
import { periodOf } from '../../lib/metric';

export type Behind = Schema<'Behind'>;

export function metricQuery(id: string, days: number, now: number) {
  const period = periodOf(days, now);
  return queryOptions({
    queryKey: ['metrics', id, period] as const,
    queryFn: ({ signal }) => api.get('/api/metrics/{id}', { path: { id }, query: period, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

export function behindQuery(id: string, days: number, now: number) {
  const query = { ...periodOf(days, now), limit: 20 };
  return queryOptions({
    queryKey: ['metrics', id, 'behind', query] as const,
    queryFn: ({ signal }) => api.get('/api/metrics/{id}/behind', { path: { id }, query, signal }),
  });
}

export type Talk = Schema<'ConversationShape'>;

/** These conversations, with what the inbox calls them. */
export function talksQuery(ids: string[]) {
  return queryOptions({
    queryKey: ['conversations', 'some', ids] as const,
    queryFn: ({ signal }) => api.get('/api/conversations', { query: { id: ids, limit: 200 }, signal }),
    staleTime: 60_000,
  });
}

/** What a row is, and whose: a conversation by its subject or first words, as the inbox has it; else the customer. */
export function namesOf(each: Behind, talk: Talk | undefined): { title: string | null; detail: string | null } {
  const customer = talk?.customer.name ?? each.customer;
  const words = talk?.subject || talk?.first_words;
  return words ? { title: words, detail: customer } : { title: customer, detail: null };
}
