import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { api, type Schema } from '../../lib/api';
import type { Conversation } from './types';

export type Mail = Schema<'MailShape'>;
const SOON = 2_000;
const NONE: ReadonlyMap<string, Mail> = new Map();
const MailsContext = createContext(NONE);

/** The mails behind the entries of a conversation by mail, asked for anew when something was said, and while one is on its way. */
export function WithMails({ conversation, position, children }: MailsProps) {
  const id = conversation.id;
  const mails = useQuery({
    queryKey: ['conversations', id, 'mails', position],
    queryFn: async ({ signal }) => (await api.get('/api/conversations/{id}/mails', { path: { id }, signal })).items,
    enabled: conversation.channel.kind === 'email',
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.some((mail) => mail.state === 'queued') ? SOON : false),
  }).data;
  const byEntry = useMemo(
    () => new Map(mails?.flatMap((mail) => (mail.entry_id ? [[mail.entry_id, mail]] : []))),
    [mails],
  );
  return <MailsContext value={byEntry}>{children}</MailsContext>;
}

type MailsProps = { conversation: Conversation; position: number; children: ReactNode };

/** The mail an entry came or went as, if it did. */
export function useMail(entry: string): Mail | undefined {
  return useContext(MailsContext).get(entry);
}
