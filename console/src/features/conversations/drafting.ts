import { readStored, writeStored } from '../../lib/stored';
import type { Addressed, FileRef, MessageKind } from './types';

/** What is being written in one conversation. `saved` says that the server has it too. */
export type LocalDraft = {
  body: string;
  kind: MessageKind;
  attachments: FileRef[];
  saved: boolean;
  /** Whom a mail goes to, where that was chosen; kept in this browser alone. */
  addressed?: Addressed;
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
  const nothing = draft.body === '' && draft.attachments.length === 0 && !draft.addressed && draft.saved;
  writeStored(keyOf(teammateId, conversationId), nothing ? null : draft);
}

/** Which draft to go on with: what this browser could not send yet wins over what the server has. */
export function chooseDraft(local: LocalDraft | null, server: { body: string; kind: MessageKind } | null): LocalDraft {
  if (local && !local.saved) return local;
  if (server?.body)
    return { ...emptyDraft, body: server.body, kind: server.kind, attachments: local?.attachments ?? [] };
  return local ? { ...local, body: '' } : emptyDraft;
}
