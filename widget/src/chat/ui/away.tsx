import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { filled } from '../words/load.ts';
import { useChatState, useGiven } from './context.ts';
import { EmailForm } from './email-form.tsx';

/** Outside the opening hours: says so, and asks where the answer should go. */
export function Away(): JSX.Element | null {
  const { chat, words } = useGiven();
  const { online, visitor, phase } = useChatState();
  const [failed, setFailed] = useState('');
  if (online || phase === 'failed') return null;
  if (visitor.email) {
    return (
      <p class="away" role="status">
        {filled(words.weWriteTo, { email: visitor.email })}
      </p>
    );
  }
  return (
    <section class="away" aria-label={words.leaveEmail}>
      <b>{words.leaveEmail}</b>
      <p>{words.leaveEmailText}</p>
      <EmailForm
        action={words.save}
        problem={failed}
        onSend={(email) => void chat.leaveEmail(email).catch(() => setFailed(words.noConnection))}
      />
    </section>
  );
}
