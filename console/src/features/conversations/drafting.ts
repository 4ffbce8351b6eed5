import { readStored, writeStored } from '../../lib/stored';
import type { Act, Addressed, FileRef, MessageKind } from './types';

/** What is being written in one conversation. `saved` says that the server has it too. */
export type LocalDraft = {
  body: string;
  kind: MessageKind;
  attachments: FileRef[];
  saved: boolean;
  /** Whom a mail goes to, where that was chosen; kept in this browser alone. */
  addressed?: Addressed;
  /** What is done as it is sent, and the macros it began with; kept in this browser alone. */
  acts?: Act[];
  macros?: string[];
  /** Whom `@` chose in a note, by name: two may be called the same. */
  mentioned?: Record<string, string>;
};

export const emptyDraft: LocalDraft = { body: '', kind: 'message', attachments: [], saved: true };

function keyOf(teammateId: string, conversationId: string): string {
  return `wayline-draft-${teammateId}-${conversationId}`;
}

export function readDraft(teammateId: string, conversationId: string): LocalDraft | null {
  return readStored<LocalDraft>(keyOf(teammateId, conversationId));
}

/** Kept in this browser at every key press; an empty draft leaves nothing behind once the server knows. */
export function keepDraft(teammateId: string, conversationId: string, draft: LocalDraft): void {
  const nothing =
    draft.body === '' && draft.attachments.length === 0 && !draft.addressed && !draft.acts?.length && draft.saved;
  writeStored(keyOf(teammateId, conversationId), nothing ? null : draft);
}

type Words = Pick<LocalDraft, 'body' | 'attachments' | 'addressed' | 'acts' | 'macros'>;
type Hearing = (teammateId: string, conversationId: string, words: Words) => boolean;
const hearing = new Set<Hearing>();

/** Have words that are put back offered to `hear`, which answers whether it took them; returns how to stop. */
export function hearPutBack(hear: Hearing): () => void {
  hearing.add(hear);
  return () => hearing.delete(hear);
}

/** Words that were taken back: into the composer that shows this conversation, else into its draft. */
export function putBack(teammateId: string, conversationId: string, words: Words): void {
  if ([...hearing].some((hear) => hear(teammateId, conversationId, words))) return;
  const known = readDraft(teammateId, conversationId) ?? emptyDraft;
  keepDraft(teammateId, conversationId, withWords(known, words));
}

/** A draft with words before what is in it already. Pure. */
export function withWords(draft: LocalDraft, words: Words): LocalDraft {
  const body = [words.body, draft.body].filter(Boolean).join('\n\n');
  const attachments = [...words.attachments, ...draft.attachments];
  const acts = [...(words.acts ?? []), ...(draft.acts ?? [])];
  const macros = [...(words.macros ?? []), ...(draft.macros ?? [])];
  return { ...draft, ...words, kind: 'message', body, attachments, acts, macros, saved: false };
}

/** Which draft to go on with: what this browser could not send yet wins over what the server has. */
export function chooseDraft(local: LocalDraft | null, server: { body: string; kind: MessageKind } | null): LocalDraft {
  if (local && !local.saved) return local;
  if (server?.body) {
    const beside = local?.body === server.body ? local : { ...emptyDraft, attachments: local?.attachments ?? [] };
    return { ...beside, body: server.body, kind: server.kind };
  }
  return local ? { ...local, body: '' } : emptyDraft;
}
