import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { api, type Schema } from '../../lib/api';
import type { Thread } from './entries';
import type { Conversation } from './types';

export type Mail = Schema<'MailShape'>;
const SOON = 2_000;
const NONE: ReadonlyMap<string, Mail> = new Map();
const MailsContext = createContext(NONE);

/** The mails behind the entries of a conversation, of a chat too where it went on by mail; asked for anew when something was said, and while one is on its way. */
export function WithMails({ conversation, thread, children }: MailsProps) {
  const id = conversation.id;
  const ours = thread.entries.findLast(({ kind, author }) => kind === 'message' && author.kind === 'teammate')?.id;
  const mails = useQuery({
    queryKey: ['conversations', id, 'mails', thread.position],
    queryFn: async ({ signal }) => (await api.get('/api/conversations/{id}/mails', { path: { id }, signal })).items,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (isUnderWay(state.data, ours, conversation.channel.kind) ? SOON : false),
  }).data;
  const byEntry = useMemo(
    () => new Map(mails?.flatMap((mail) => (mail.entry_id ? [[mail.entry_id, mail]] : []))),
    [mails],
  );
  return <MailsContext value={byEntry}>{children}</MailsContext>;
}

type MailsProps = { conversation: Conversation; thread: Thread; children: ReactNode };

/** Whether a mail still goes out, or our last message is none yet. */
function isUnderWay(mails: Mail[] | undefined, ours: string | undefined, channel: string): boolean {
  if (!mails) return false;
  const isThere = channel !== 'email' || ours === undefined || mails.some((mail) => mail.entry_id === ours);
  return !isThere || mails.some((mail) => mail.state === 'queued');
}

/** The mail an entry came or went as, if it did. */
export function useMail(entry: string | undefined): Mail | undefined {
  return useContext(MailsContext).get(entry ?? '');
}
