import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { lastTeammate } from '../thread.ts';
import { answersIn, filled, localeOf } from '../words/load.ts';
import { useChatState, useGiven } from './context.ts';
import { Icon } from './icons.tsx';

/** Who is there, how soon they answer, and what else can be done. */
export function Header({ onTranscript }: { onTranscript: () => void }): JSX.Element {
  const { chat, words, config } = useGiven();
  const { threads, online, away, answersIn: seconds } = useChatState();
  const name = lastTeammate(threads) ?? config.name;
  return (
    <div class="header">
      <div class="avatar" aria-hidden="true">
        {[...name][0]?.toUpperCase()}
        {online && <i class="presence" />}
      </div>
      <div class="who">
        <b>{name}</b>
        <small>{online ? answersIn(words, seconds) : awayLine()}</small>
      </div>
      <Menu onTranscript={onTranscript} />
      <button
        type="button"
        class="round"
        aria-label={words.close}
        title={words.close}
        onClick={() => chat.setOpen(false)}
      >
        <Icon name="down" />
      </button>
    </div>
  );

  function awayLine(): string {
    if (away === 'full') return words.busyNow;
    if (away === 'nobody' || !config.opensAt) return words.awayNow;
    const opens = new Date(config.opensAt);
    const soon = +opens - Date.now() < 20 * 3_600_000;
    const when = new Intl.DateTimeFormat(localeOf(config.language), {
      ...(soon ? {} : { weekday: 'long' }),
      hour: '2-digit',
      minute: '2-digit',
    });
    return Number.isNaN(+opens) ? words.awayNow : filled(words.opensAt, { when: when.format(opens) });
  }
}

function Menu({ onTranscript }: { onTranscript: () => void }): JSX.Element {
  const { chat, words } = useGiven();
  const { sound, threads } = useChatState();
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    if (open) menu.current?.querySelector('button')?.focus();
  }, [open]);

  function leave(): void {
    setOpen(false);
    button.current?.focus();
  }
  function onKeyDown(press: KeyboardEvent): void {
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = items.indexOf(press.target as HTMLButtonElement);
    if (press.key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (press.key === 'ArrowUp') items[(at - 1 + items.length) % items.length]?.focus();
    else if (press.key === 'Escape') leave();
    else {
      if (press.key === 'Tab') setOpen(false);
      return;
    }
    press.preventDefault();
  }
  function onFocusOut(leaving: FocusEvent): void {
    if (!menu.current?.parentElement?.contains(leaving.relatedTarget as Node | null)) setOpen(false);
  }

  return (
    <div class="menu-place" onFocusOut={onFocusOut}>
      <button
        ref={button}
        type="button"
        class="round"
        aria-label={words.more}
        title={words.more}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <div ref={menu} class="menu" role="menu" onKeyDown={onKeyDown}>
          <button
            type="button"
            role="menuitem"
            disabled={!threads.length}
            onClick={() => {
              leave();
              onTranscript();
            }}
          >
            <Icon name="mail" />
            {words.emailChat}
          </button>
          <button
            type="button"
            role="menuitem"
            onClick={() => {
              chat.setSound(!sound);
              leave();
            }}
          >
            <Icon name={sound ? 'silent' : 'sound'} />
            {sound ? words.soundOff : words.soundOn}
          </button>
        </div>
      )}
    </div>
  );
}
