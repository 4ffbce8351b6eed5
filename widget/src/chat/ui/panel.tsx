import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Away } from './away.tsx';
import { Composer } from './composer.tsx';
import { useChatState, useGiven } from './context.ts';
import { Header } from './header.tsx';
import { Messages } from './messages.tsx';
import { Place } from './place.tsx';
import { PreChat } from './pre-chat.tsx';
import { Transcript } from './transcript.tsx';
import { trapFocus, useNarrow } from './use-narrow.ts';

/** The chat: a dialog beside the page, the whole screen on a phone. */
export function Panel(): JSX.Element | null {
  const { chat, words, config } = useGiven();
  const state = useChatState();
  const narrow = useNarrow();
  const panel = useRef<HTMLDivElement>(null);
  const [answers, setAnswers] = useState<Record<string, string> | null>(null);
  const [asksTranscript, setAsksTranscript] = useState(false);

  useLayoutEffect(() => {
    if (!state.open) return;
    const fields = panel.current;
    (fields?.querySelector('textarea') ?? fields?.querySelector('input'))?.focus({ preventScroll: true });
  }, [state.open]);

  if (!state.open) return null;
  const asksFirst =
    config.preChat.length > 0 && !answers && !state.visitor.known && !state.threads.length && !state.pending.length;

  function onKeyDown(press: KeyboardEvent): void {
    // The page's own shortcuts are not meant for what is typed here.
    press.stopPropagation();
    if (press.key === 'Escape' && !press.defaultPrevented) chat.setOpen(false);
    if (press.key === 'Tab' && narrow && panel.current) trapFocus(press, panel.current);
  }

  return (
    <div
      ref={panel}
      class="panel"
      role="dialog"
      aria-modal={narrow}
      aria-label={config.name || words.greeting}
      onKeyDown={onKeyDown}
    >
      <Header onTranscript={() => setAsksTranscript(true)} />
      {!state.connected && state.phase !== 'failed' && (
        <p class="strip" role="status">
          {words.noConnection}
        </p>
      )}
      {asksTranscript && <Transcript onDone={() => setAsksTranscript(false)} />}
      {asksFirst ? (
        <PreChat onDone={setAnswers} />
      ) : (
        <>
          <Messages />
          <Away />
          <Place />
          <Composer fields={answers ?? {}} />
        </>
      )}
    </div>
  );
}
