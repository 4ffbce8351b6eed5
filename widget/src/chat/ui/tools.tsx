import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useGiven } from './context.ts';
import { EmojiPicker } from './emoji-picker.tsx';
import { Icon } from './icons.tsx';

type ToolsProps = { ready: boolean; onFiles: (files: File[]) => void; onEmoji: (emoji: string) => void };

/** Under the field: attach, emoji, send. */
export function Tools({ ready, onFiles, onEmoji }: ToolsProps): JSX.Element {
  const { words } = useGiven();
  const chooser = useRef<HTMLInputElement>(null);
  const smile = useRef<HTMLButtonElement>(null);
  const [picks, setPicks] = useState(false);

  function onChoose(choosing: { currentTarget: HTMLInputElement }): void {
    onFiles([...(choosing.currentTarget.files ?? [])]);
    choosing.currentTarget.value = '';
  }
  function leave(): void {
    setPicks(false);
    smile.current?.focus();
  }
  return (
    <div class="tools">
      {picks && (
        <EmojiPicker
          onPick={(emoji) => {
            setPicks(false);
            onEmoji(emoji);
          }}
          onLeave={leave}
        />
      )}
      <button
        type="button"
        class="round"
        aria-label={words.attach}
        title={words.attach}
        onClick={() => chooser.current?.click()}
      >
        <Icon name="clip" />
      </button>
      <button
        ref={smile}
        type="button"
        class="round"
        aria-label={words.emoji}
        title={words.emoji}
        aria-expanded={picks}
        onClick={() => setPicks(!picks)}
      >
        <Icon name="smile" />
      </button>
      <input ref={chooser} type="file" multiple hidden aria-label={words.attach} onChange={onChoose} />
      <button type="submit" class="send" disabled={!ready}>
        {words.send}
      </button>
    </div>
  );
}
