import { type ClipboardEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { continueList, type Edit, link, wrap } from './markdown-editing';
import type { Becoming, FileRef } from './types';
import { useDraft } from './use-draft';
import { useOutbox } from './use-outbox';
import { useSeen } from './use-seen';
import { useUploads } from './use-uploads';
import { mentionsIn } from './writing/mentions';
import { useNameable } from './writing/use-nameable';

/** What becomes of the conversation with what is sent, and when that goes out; nothing said: as soon as it may. */
export type How = { becomes?: Becoming; send_at?: string };

/** What the composer knows and does: draft, files, sending, and the few edits that keys make. */
export function useComposer(conversationId: string) {
  const { draft, change, clear } = useDraft(conversationId);
  const outbox = useOutbox();
  const seen = useSeen(conversationId, draft.body !== '');
  const { people } = useNameable(draft.kind === 'note');
  const field = useRef<HTMLTextAreaElement>(null);
  const [preview, setPreview] = useState(false);
  const attached = useRef(draft.attachments);
  useEffect(() => {
    attached.current = draft.attachments;
  });
  const onDone = useCallback((file: FileRef) => change({ attachments: [...attached.current, file] }), [change]);
  const files = useUploads(onDone);
  const ready = (draft.body.trim() !== '' || draft.attachments.length > 0) && files.uploads.length === 0;

  function send(how: How = {}): void {
    if (!ready) return;
    const { kind, attachments, addressed, acts, macros } = draft;
    const at = new Date().toISOString();
    const client_id = crypto.randomUUID();
    const message = { client_id, conversation_id: conversationId, kind, body: draft.body.trim(), attachments, at };
    const mentions = kind === 'note' ? mentionsIn(draft.body, people, draft.mentioned) : [];
    outbox.send({
      ...message,
      ...how,
      mentions,
      acts,
      macros,
      seen: seen(),
      ...(addressed && kind === 'message' ? { addressed } : {}),
    });
    clear();
    setPreview(false);
  }

  function edit(make: (now: Edit) => Edit | null): boolean {
    const box = field.current;
    const next = box && make({ text: draft.body, from: box.selectionStart, to: box.selectionEnd });
    if (!next) return false;
    change({ body: next.text });
    requestAnimationFrame(() => {
      box.focus();
      box.setSelectionRange(next.from, next.to);
    });
    return true;
  }

  const bold = () => void edit((now) => wrap(now, '**'));
  return { draft, change, field, preview, setPreview, ready, send, edit, bold, addLink: () => edit(link), ...files };
}

export type ComposerState = ReturnType<typeof useComposer>;

const BECOMING: Record<string, Becoming> = {
  shift: { act: 'resolve' },
  alt: { act: 'pend' },
  'shift alt': { act: 'snooze', pause: { when: 'reply' } },
};

/** What becomes of it with Shift, with Alt, with both. */
function becomingOf(key: KeyboardEvent): Becoming | undefined {
  return BECOMING[[key.shiftKey && 'shift', key.altKey && 'alt'].filter(Boolean).join(' ')];
}

/** Send (and resolve, wait, snooze), take back, bold, italic, lists and leaving, by keys. */
export function composerKeys({ send, edit, bold, field, draft }: ComposerState, undo: () => boolean) {
  return (key: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (key.nativeEvent.isComposing) return;
    const command = key.ctrlKey || key.metaKey;
    const acts = new Map([
      ['Enter', () => send({ becomes: becomingOf(key) })],
      ['b', bold],
      ['i', () => void edit((now) => wrap(now, '_'))],
    ]);
    const act = command ? acts.get(key.key) : undefined;
    if (act) {
      key.preventDefault();
      act();
    } else if (command && key.key === 'z' && draft.body === '' && undo()) key.preventDefault();
    else if (key.key === 'Enter' && !key.shiftKey && edit(continueList)) key.preventDefault();
    else if (key.key === 'Escape') field.current?.blur();
  };
}

/** Pasted pictures and files are attached; pasted text is text. */
export function pasteFiles(start: (file: File) => void) {
  return (paste: ClipboardEvent<HTMLTextAreaElement>): void => {
    const files = [...paste.clipboardData.files];
    if (files.length === 0) return;
    paste.preventDefault();
    files.forEach(start);
  };
}
