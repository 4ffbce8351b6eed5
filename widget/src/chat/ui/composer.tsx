import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useGiven } from './context.ts';
import { Files } from './files.tsx';
import { Tools } from './tools.tsx';
import { useDraft } from './use-draft.ts';
import { useUploads } from './use-uploads.ts';

const LONGEST = 10_000;

/** Where the customer writes, drops and pastes. */
export function Composer({ fields }: { fields: Record<string, string> }): JSX.Element {
  const { chat } = useGiven();
  const [dragged, setDragged] = useState(false);
  const draft = useDraft();
  const uploads = useUploads();
  const ready = !uploads.busy && (draft.text.trim() !== '' || uploads.list.length > 0);

  function send(): void {
    if (!ready) return;
    const files = uploads.list.flatMap(({ done }) => done ?? []);
    chat.send(draft.text.trim(), files, fields);
    draft.setText('');
    uploads.clear();
    draft.area.current?.focus();
  }
  function onSubmit(submitting: Event): void {
    submitting.preventDefault();
    send();
  }
  function onDragOver(over: DragEvent): void {
    over.preventDefault();
    setDragged(true);
  }
  function onDrop(dropping: DragEvent): void {
    dropping.preventDefault();
    setDragged(false);
    uploads.add([...(dropping.dataTransfer?.files ?? [])]);
  }

  return (
    <form
      class={dragged ? 'composer dragged' : 'composer'}
      onSubmit={onSubmit}
      onDragOver={onDragOver}
      onDragLeave={() => setDragged(false)}
      onDrop={onDrop}
    >
      <Files uploads={uploads} />
      <Writing draft={draft} dragged={dragged} onFiles={uploads.add} onSend={send} />
      <Tools ready={ready} onFiles={uploads.add} onEmoji={draft.insert} />
    </form>
  );
}

type WritingProps = {
  draft: ReturnType<typeof useDraft>;
  dragged: boolean;
  onFiles: (files: File[]) => void;
  onSend: () => void;
};

function Writing({ draft: { area, text, setText }, dragged, onFiles, onSend }: WritingProps): JSX.Element {
  const { chat, words } = useGiven();
  function onKeyDown(press: KeyboardEvent): void {
    // While a word is being composed (Japanese, Chinese, …) Enter belongs to the input method.
    if (press.key !== 'Enter' || press.shiftKey || press.isComposing) return;
    press.preventDefault();
    onSend();
  }
  function onPaste(paste: ClipboardEvent): void {
    const files = [...(paste.clipboardData?.files ?? [])];
    if (!files.length) return;
    paste.preventDefault();
    onFiles(files);
  }
  return (
    <textarea
      ref={area}
      rows={1}
      value={text}
      dir={text ? 'auto' : undefined}
      placeholder={dragged ? words.dropHere : words.write}
      aria-label={words.write}
      maxLength={LONGEST}
      onInput={(input) => {
        setText(input.currentTarget.value);
        chat.typed();
      }}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  );
}
