import { queryOptions } from '@tanstack/react-query';
import { api, type Schema } from '../../../lib/api';

export type Macro = Schema<'MacroShape'>;
export type Signature = Schema<'SignatureShape'>;
export type Offered = Schema<'MacroOffered'>;

/** Every macro one may see, archived ones too, and the variables there are. */
export const macrosQuery = queryOptions({
  queryKey: ['macros', 'all'],
  queryFn: ({ signal }) => api.get('/api/macros', { signal }),
});

/** The macros for one conversation, with its variables filled. */
export function offeredQuery(id: string) {
  return queryOptions({
    queryKey: ['macros', 'offered', id],
    queryFn: async ({ signal }) => (await api.get('/api/conversations/{id}/macros', { path: { id }, signal })).items,
    staleTime: 60_000,
  });
}

/** One's own signatures and those of everyone who has none, and the variables there are. */
export const signaturesQuery = queryOptions({
  queryKey: ['signatures', 'all'],
  queryFn: ({ signal }) => api.get('/api/signatures', { signal }),
});

/** What stands beneath one's mails from this mailbox. */
export function signatureQuery(id: string) {
  return queryOptions({
    queryKey: ['signatures', 'shown', id],
    queryFn: ({ signal }) => api.get('/api/mailboxes/{id}/signature', { path: { id }, signal }),
    staleTime: 60_000,
  });
}

export const mailboxesQuery = queryOptions({
  queryKey: ['signatures', 'mailboxes'],
  queryFn: async ({ signal }) => (await api.get('/api/mailboxes', { signal })).items,
});
