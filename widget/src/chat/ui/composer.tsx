import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { drop, keep, read } from '../../beacon/store.ts';
import { filled } from '../words/load.ts';
import { sizeOf } from './attached.tsx';
import { useGiven } from './context.ts';
import { EmojiPicker } from './emoji-picker.tsx';
import { Icon } from './icons.tsx';
import { type Uploads, useUploads } from './use-uploads.ts';

const DRAFT = 'chat-draft';
const TALLEST_PX = 132;

/** Where the customer writes. A draft outlives a closed panel and a change of page. */
export function Composer({ fields }: { fields: Record<string, string> }): JSX.Element {
  const { chat, words } = useGiven();
  const [text, setText] = useState(read(DRAFT) ?? '');
  const [picksEmoji, setPicksEmoji] = useState(false);
  const [dragged, setDragged] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const uploads = useUploads();
  const ready = !uploads.busy && (text.trim() !== '' || uploads.list.length > 0);

  useEffect(() => (text ? keep(DRAFT, text) : drop([DRAFT])), [text]);
  useEffect(() => area.current?.focus({ preventScroll: true }), []);
  useLayoutEffect(() => {
    const { current } = area;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${Math.min(current.scrollHeight, TALLEST_PX)}px`;
  }, [text]);

  function send(): void {
    if (!ready) return;
    chat.send(text.trim(), uploads.list.flatMap(({ done }) => done ?? []), fields);
    setText('');
    uploads.clear();
    area.current?.focus();
  }
  function onKeyDown(press: KeyboardEvent): void {
    // While a word is being composed (Japanese, Chinese, …) Enter belongs to the input method.
    if (press.key !== 'Enter' || press.shiftKey || press.isComposing) return;
    press.preventDefault();
    send();
  }
  function onPaste(paste: ClipboardEvent): void {
    const files = [...(paste.clipboardData?.files ?? [])];
    if (!files.length) return;
    paste.preventDefault();
    uploads.add(files);
  }
  function onDrop(dropping: DragEvent): void {
    dropping.preventDefault();
    setDragged(false);
    uploads.add([...(dropping.dataTransfer?.files ?? [])]);
  }
  function insert(emoji: string): void {
    const at = area.current?.selectionStart ?? text.length;
    setText(text.slice(0, at) + emoji + text.slice(area.current?.selectionEnd ?? at));
    setPicksEmoji(false);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at + emoji.length, at + emoji.length);
    });
  }

  return (
    <form
      class={dragged ? 'composer dragged' : 'composer'}
      onSubmit={(submitting) => {
        submitting.preventDefault();
        send();
      }}
      onDragOver={(over) => {
        over.preventDefault();
        setDragged(true);
      }}
      onDragLeave={() => setDragged(false)}
      onDrop={onDrop}
    >
      <Files uploads={uploads} />
      {picksEmoji && <EmojiPicker onPick={insert} onLeave={() => setPicksEmoji(false)} />}
      <textarea
        ref={area}
        rows={1}
        value={text}
        dir={text ? 'auto' : undefined}
        placeholder={dragged ? words.dropHere : words.write}
        aria-label={words.write}
        maxLength={10_000}
        onInput={(input) => {
          setText(input.currentTarget.value);
          chat.typed();
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <div class="tools">
        <button type="button" class="round" aria-label={words.attach} title={words.attach} onClick={() => chooser.current?.click()}>
          <Icon name="clip" />
        </button>
        <button type="button" class="round" aria-label={words.emoji} title={words.emoji} aria-expanded={picksEmoji} onClick={() => setPicksEmoji(!picksEmoji)}>
          <Icon name="smile" />
        </button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={words.attach}
          onChange={(choosing) => {
            uploads.add([...(choosing.currentTarget.files ?? [])]);
            choosing.currentTarget.value = '';
          }}
        />
        <button type="submit" class="send" disabled={!ready}>
          {words.send}
        </button>
      </div>
    </form>
  );
}

function Files({ uploads: { list, problem, remove } }: { uploads: Uploads }): JSX.Element | null {
  const { words } = useGiven();
  if (!list.length && !problem) return null;
  return (
    <div class="files">
      {list.map(({ key, name, size, share, done }) => (
        <span key={key} class="file">
          <Icon name="file" />
          <span class="file-name">{name}</span>
          {done ? <small>{sizeOf(size)}</small> : <progress max={1} value={share} aria-label={name} />}
          <button type="button" class="remove" aria-label={filled(words.removeFile, { name })} onClick={() => remove(key)}>
            <Icon name="close" />
          </button>
        </span>
      ))}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
