import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useGiven } from './context.ts';

const COLUMNS = 8;
const EMOJI = [...'😀😄😂🙂😉😊😍😘😎🤔😅😢😭😡😮😴🙏👍👎👏🙌👌💪👋🎉🎁🔥⭐💡✅❌❓💙💚💛🧡💜🖤👟👕🛒📦🚚📷📎📅⏰☕'];

/** A small grid of emoji; arrows move, Enter picks, Escape leaves. */
export function EmojiPicker({
  onPick,
  onLeave,
}: {
  onPick: (emoji: string) => void;
  onLeave: () => void;
}): JSX.Element {
  const { words } = useGiven();
  const grid = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => grid.current?.querySelector('button')?.focus(), []);

  function onKeyDown(press: KeyboardEvent): void {
    if (press.key === 'Escape') {
      press.preventDefault();
      onLeave();
      return;
    }
    const buttons = [...(grid.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(press.target as HTMLButtonElement);
    const forward = getComputedStyle(press.target as Element).direction === 'rtl' ? -1 : 1;
    const step = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[press.key];
    if (!step || at < 0) return;
    press.preventDefault();
    buttons[at + step]?.focus();
  }
  return (
    <fieldset ref={grid} class="emoji" aria-label={words.emoji} onKeyDown={onKeyDown}>
      {EMOJI.map((emoji, index) => (
        <button key={emoji} type="button" tabIndex={index ? -1 : 0} onClick={() => onPick(emoji)}>
          {emoji}
        </button>
      ))}
    </fieldset>
  );
}
