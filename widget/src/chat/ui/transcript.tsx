import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { filled } from '../words/load.ts';
import { useChatState, useGiven } from './context.ts';
import { EmailForm } from './email-form.tsx';
import { Icon } from './icons.tsx';

/** "Email me this chat". */
export function Transcript({ onDone }: { onDone: () => void }): JSX.Element {
  const { chat, words } = useGiven();
  const { visitor } = useChatState();
  const [sentTo, setSentTo] = useState('');
  const [problem, setProblem] = useState('');
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => box.current?.querySelector('input')?.focus(), []);

  function send(email: string): void {
    chat.emailTranscript(email).then(
      () => setSentTo(email),
      () => setProblem(words.emailFailed),
    );
  }
  return (
    <section ref={box} class="transcript" aria-label={words.emailChat}>
      <b>{sentTo ? <span role="status">{filled(words.emailSent, { email: sentTo })}</span> : words.emailChat}</b>
      <button type="button" class="remove" aria-label={words.cancel} onClick={onDone}>
        <Icon name="close" />
      </button>
      {!sentTo && <EmailForm action={words.send} first={visitor.email ?? ''} problem={problem} onSend={send} />}
    </section>
  );
}
