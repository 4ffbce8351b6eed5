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
import { ActChips } from './writing/act-chips';
import { useLanguageOf } from './writing/language';
import { SignatureFold } from './writing/signature-fold';
import { optionId, SUGGESTIONS, Suggestions } from './writing/suggestions';
import { type Suggesting, useSuggesting } from './writing/use-suggesting';

export type ComposerHandle = {
  write: (kind: MessageKind) => void;
  attach: (files: File[]) => void;
  askMacro: () => void;
};
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
  const suggesting = useSuggesting(conversation.id, state);
  const isMail = conversation.channel.kind === 'email' && draft.kind === 'message';

  function write(kind: MessageKind): void {
    change({ kind });
    setPreview(false);
    requestAnimationFrame(() => field.current?.focus());
  }
  const attach = (files: File[]) => files.forEach(state.start);
  function askMacro(): void {
    setPreview(false);
    requestAnimationFrame(() => suggesting.ask());
  }
  useImperativeHandle(ref, () => ({ write, attach, askMacro }));

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
      {isMail ? (
        <ComposerRecipients
          conversation={conversation}
          chosen={draft.addressed}
          onChoose={(addressed) => change({ addressed })}
        />
      ) : null}
      <Suggestions list={suggesting} />
      {preview ? (
        <Preview body={draft.body} />
      ) : (
        <Field conversation={conversation} state={state} suggesting={suggesting} />
      )}
      {isMail ? <SignatureFold mailbox={conversation.channel.id} /> : null}
      <GoesWithIt state={state} />
      <ComposerBar
        kind={draft.kind}
        preview={preview}
        ready={ready}
        onKind={write}
        onPreview={() => setPreview(!preview)}
        onBold={state.bold}
        onLink={state.addLink}
        onFiles={attach}
        onMacro={askMacro}
        onSend={send}
      />
    </form>
  );
}

/** What goes with the words: what is done, and files. */
function GoesWithIt({ state }: { state: ComposerState }) {
  const { t } = useTranslation('conversations');
  const { draft, change } = state;
  return (
    <>
      <ActChips acts={draft.acts ?? []} label={t('writing.acts')} onChange={(acts) => change({ acts })} />
      <ComposerFiles
        files={draft.attachments}
        uploads={state.uploads}
        onRemove={(id) => change({ attachments: draft.attachments.filter((each) => each.id !== id) })}
        onStop={state.drop}
        onRetry={state.retry}
      />
    </>
  );
}

const LONG = 24;

type FieldProps = { conversation: Conversation; state: ComposerState; suggesting: Suggesting };

function Field({ conversation, state, suggesting }: FieldProps) {
  const { t } = useTranslation('conversations');
  const sayTyping = useSayTyping(conversation.id);
  const undo = useTakeBack(conversation.id);
  const { draft, change, field, start } = state;
  const keys = composerKeys(state, undo);
  const language = useLanguageOf(conversation);
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
      lang={note ? undefined : language}
      aria-autocomplete="list"
      aria-controls={suggesting.open ? SUGGESTIONS : undefined}
      aria-activedescendant={suggesting.open ? optionId(suggesting.active) : undefined}
      onSelect={(moved) => suggesting.setCaret(moved.currentTarget.selectionStart)}
      onChange={(typed) => {
        change({ body: typed.currentTarget.value });
        suggesting.setCaret(typed.currentTarget.selectionStart);
        if (!note) sayTyping();
      }}
      onKeyDown={(key) => (suggesting.onKey(key) ? undefined : keys(key))}
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
