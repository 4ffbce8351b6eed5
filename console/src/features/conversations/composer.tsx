import { Textarea } from '@mantine/core';
import { type Ref, useImperativeHandle } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import { markdownToHtml } from '../../ui/markdown';
import { SafeHtml } from '../../ui/safe-html';
import classes from './composer.module.css';
import { ComposerBar } from './composer-bar';
import { ComposerFiles } from './composer-files';
import { ComposerRecipients } from './composer-recipients';
import type { Conversation, MessageKind } from './types';
import { type ComposerState, composerKeys, pasteFiles, useComposer } from './use-composer';
import { useSayTyping } from './use-say-typing';
import { useTakeBack } from './use-sendings';

export type ComposerHandle = { write: (kind: MessageKind) => void; attach: (files: File[]) => void };
type Props = { conversation: Conversation; ref: Ref<ComposerHandle> };

/** Where a reply or a note is written, for who may. */
export function Composer(props: Props) {
  const { t } = useTranslation('conversations');
  return useCan('conversations.reply') ? (
    <Writing {...props} />
  ) : (
    <p className={classes.readOnly}>{t('composer.readOnly')}</p>
  );
}

/** What is typed is kept at every key; sending never waits and never doubles. */
function Writing({ conversation, ref }: Props) {
  const { t } = useTranslation('conversations');
  const state = useComposer(conversation.id);
  const { draft, change, field, preview, setPreview, ready, send } = state;

  function write(kind: MessageKind): void {
    change({ kind });
    setPreview(false);
    requestAnimationFrame(() => field.current?.focus());
  }
  useImperativeHandle(ref, () => ({ write, attach: (files) => files.forEach(state.start) }));

  return (
    <form
      className={classes.composer}
      data-kind={draft.kind}
      aria-label={t(draft.kind === 'note' ? 'composer.note' : 'composer.reply')}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        send();
      }}
    >
      {conversation.channel.kind === 'email' && draft.kind === 'message' ? (
        <ComposerRecipients
          conversation={conversation}
          chosen={draft.addressed}
          onChoose={(addressed) => change({ addressed })}
        />
      ) : null}
      {preview ? <Preview body={draft.body} /> : <Field conversation={conversation} state={state} />}
      <ComposerFiles
        files={draft.attachments}
        uploads={state.uploads}
        onRemove={(id) => change({ attachments: draft.attachments.filter((each) => each.id !== id) })}
        onStop={state.drop}
        onRetry={state.retry}
      />
      <ComposerBar
        kind={draft.kind}
        preview={preview}
        ready={ready}
        onKind={write}
        onPreview={() => setPreview(!preview)}
        onBold={state.bold}
        onLink={state.addLink}
        onFiles={(files) => files.forEach(state.start)}
        onSend={send}
      />
    </form>
  );
}

const LONG = 24;

function Field({ conversation, state }: { conversation: Conversation; state: ComposerState }) {
  const { t } = useTranslation('conversations');
  const sayTyping = useSayTyping(conversation.id);
  const undo = useTakeBack(conversation.id);
  const { draft, change, field, start } = state;
  const note = draft.kind === 'note';
  const { name } = conversation.customer;
  const invitation = name
    ? t('composer.replyPlaceholder', { name: shortened(name) })
    : t('composer.replyPlaceholderVisitor');
  return (
    <Textarea
      ref={field}
      variant="unstyled"
      autosize
      minRows={2}
      maxRows={12}
      classNames={{ input: classes.field }}
      aria-label={note ? t('composer.note') : t('composer.reply')}
      placeholder={note ? t('composer.notePlaceholder') : invitation}
      value={draft.body}
      dir="auto"
      onChange={(typed) => {
        change({ body: typed.currentTarget.value });
        if (!note) sayTyping();
      }}
      onKeyDown={composerKeys(state, undo)}
      onPaste={pasteFiles(start)}
    />
  );
}

/** A name in the placeholder must not make the field taller than what is typed into it. */
function shortened(name: string): string {
  return name.length > LONG ? name.slice(0, LONG).trimEnd() : name;
}

function Preview({ body }: { body: string }) {
  const { t } = useTranslation('conversations');
  return (
    <div className={classes.preview}>
      {body.trim() ? <SafeHtml html={markdownToHtml(body)} /> : t('composer.nothing')}
    </div>
  );
}
