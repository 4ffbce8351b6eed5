import { type ClipboardEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { continueList, type Edit, link, wrap } from './markdown-editing';
import type { FileRef } from './types';
import { useDraft } from './use-draft';
import { useOutbox } from './use-outbox';
import { useUploads } from './use-uploads';

/** What becomes of the conversation once something was sent. */
export type Then = 'resolve' | 'pend' | 'snooze';
export type After = Record<Then, () => void>;

/** What the composer knows and does: draft, files, sending, and the few edits that keys make. */
export function useComposer(conversationId: string, after: After) {
  const { draft, change, clear } = useDraft(conversationId);
  const outbox = useOutbox();
  const field = useRef<HTMLTextAreaElement>(null);
  const [preview, setPreview] = useState(false);
  const attached = useRef(draft.attachments);
  useEffect(() => {
    attached.current = draft.attachments;
  });
  const onDone = useCallback((file: FileRef) => change({ attachments: [...attached.current, file] }), [change]);
  const files = useUploads(onDone);
  const ready = (draft.body.trim() !== '' || draft.attachments.length > 0) && files.uploads.length === 0;

  function send(then?: Then): void {
    if (!ready) return;
    const { kind, attachments, addressed } = draft;
    const at = new Date().toISOString();
    const client_id = crypto.randomUUID();
    const message = { client_id, conversation_id: conversationId, kind, body: draft.body.trim(), attachments, at };
    outbox.send(addressed && kind === 'message' ? { ...message, addressed } : message);
    clear();
    setPreview(false);
    if (then) after[then]();
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

/** Send, bold, italic, lists and leaving, by keys. */
export function composerKeys({ send, edit, bold, field }: ComposerState) {
  return (key: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (key.nativeEvent.isComposing) return;
    const command = key.ctrlKey || key.metaKey;
    const acts = new Map([
      ['Enter', () => send(key.shiftKey ? 'resolve' : undefined)],
      ['b', bold],
      ['i', () => void edit((now) => wrap(now, '_'))],
    ]);
    const act = command ? acts.get(key.key) : undefined;
    if (act) {
      key.preventDefault();
      act();
    } else if (key.key === 'Enter' && !key.shiftKey && edit(continueList)) key.preventDefault();
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
