import { Textarea } from '@mantine/core';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import { markdownToHtml } from '../../ui/markdown';
import { SafeHtml } from '../../ui/safe-html';
import classes from './composer.module.css';
import { ComposerBar } from './composer-bar';
import { ComposerFiles } from './composer-files';
import { continueList, type Edit, link, wrap } from './markdown-editing';
import type { Conversation, FileRef, MessageKind } from './types';
import { useDraft } from './use-draft';
import { useOutbox } from './use-outbox';
import { useSayTyping } from './use-say-typing';
import { useUploads } from './use-uploads';

export type ComposerHandle = { write: (kind: MessageKind) => void; attach: (files: File[]) => void };
type Props = { conversation: Conversation; onResolve: () => void; ref: Ref<ComposerHandle> };

/** Where a reply or a note is written. What is typed is kept at every key; sending never waits and never doubles. */
export function Composer({ conversation, onResolve, ref }: Props) {
  const { t } = useTranslation('conversations');
  const may = useCan('conversations.reply');
  const { draft, change, clear } = useDraft(conversation.id);
  const outbox = useOutbox();
  const sayTyping = useSayTyping(conversation.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const [preview, setPreview] = useState(false);
  const attachments = useRef(draft.attachments);
  useEffect(() => {
    attachments.current = draft.attachments;
  });
  const onDone = useCallback((file: FileRef) => change({ attachments: [...attachments.current, file] }), [change]);
  const { uploads, start, drop, retry } = useUploads(onDone);
  const ready = (draft.body.trim() !== '' || draft.attachments.length > 0) && uploads.length === 0;

  useImperativeHandle(ref, () => ({
    write(kind) {
      change({ kind });
      setPreview(false);
      requestAnimationFrame(() => field.current?.focus());
    },
    attach: (files) => files.forEach(start),
  }));

  function send(andResolve: boolean): void {
    if (!ready) return;
    outbox.send({
      client_id: crypto.randomUUID(),
      conversation_id: conversation.id,
      kind: draft.kind,
      body: draft.body.trim(),
      attachments: draft.attachments,
      at: new Date().toISOString(),
    });
    clear();
    setPreview(false);
    if (andResolve) onResolve();
  }

  function edit(change_: (now: Edit) => Edit | null): boolean {
    const box = field.current;
    if (!box) return false;
    const next = change_({ text: draft.body, from: box.selectionStart, to: box.selectionEnd });
    if (!next) return false;
    change({ body: next.text });
    requestAnimationFrame(() => {
      box.focus();
      box.setSelectionRange(next.from, next.to);
    });
    return true;
  }

  function onKey(key: KeyboardEvent<HTMLTextAreaElement>): void {
    const command = key.ctrlKey || key.metaKey;
    if (key.nativeEvent.isComposing) return;
    if (command && key.key === 'Enter') {
      key.preventDefault();
      send(key.shiftKey);
    } else if (command && key.key === 'b') {
      key.preventDefault();
      edit((now) => wrap(now, '**'));
    } else if (command && key.key === 'i') {
      key.preventDefault();
      edit((now) => wrap(now, '_'));
    } else if (key.key === 'Enter' && !key.shiftKey && edit(continueList)) key.preventDefault();
    else if (key.key === 'Escape') field.current?.blur();
  }

  function onPaste(paste: ClipboardEvent<HTMLTextAreaElement>): void {
    const files = [...paste.clipboardData.files];
    if (files.length === 0) return;
    paste.preventDefault();
    files.forEach(start);
  }

  if (!may) return <p className={classes.readOnly}>{t('composer.readOnly')}</p>;
  const note = draft.kind === 'note';
  const name = conversation.customer.name ?? t('visitor');
  return (
    <form
      className={classes.composer}
      data-kind={draft.kind}
      aria-label={note ? t('composer.note') : t('composer.reply')}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        send(false);
      }}
    >
      {preview ? (
        <div className={classes.preview}>
          {draft.body.trim() ? <SafeHtml html={markdownToHtml(draft.body)} /> : t('composer.nothing')}
        </div>
      ) : (
        <Textarea
          ref={field}
          variant="unstyled"
          autosize
          minRows={2}
          maxRows={12}
          classNames={{ input: classes.field }}
          aria-label={note ? t('composer.note') : t('composer.reply')}
          placeholder={note ? t('composer.notePlaceholder') : t('composer.replyPlaceholder', { name })}
          value={draft.body}
          dir="auto"
          onChange={(typed) => {
            change({ body: typed.currentTarget.value });
            if (!note) sayTyping();
          }}
          onKeyDown={onKey}
          onPaste={onPaste}
        />
      )}
      <ComposerFiles
        files={draft.attachments}
        uploads={uploads}
        onRemove={(id) => change({ attachments: draft.attachments.filter((each) => each.id !== id) })}
        onStop={drop}
        onRetry={retry}
      />
      <ComposerBar
        kind={draft.kind}
        preview={preview}
        ready={ready}
        onKind={(kind) => {
          change({ kind });
          field.current?.focus();
        }}
        onPreview={() => setPreview(!preview)}
        onBold={() => edit((now) => wrap(now, '**'))}
        onLink={() => edit(link)}
        onFiles={(files) => files.forEach(start)}
        onSendAndResolve={() => send(true)}
      />
    </form>
  );
}
