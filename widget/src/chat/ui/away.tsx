import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { filled } from '../words/load.ts';
import { useChatState, useGiven } from './context.ts';
import { EmailForm } from './email-form.tsx';

/** Where nobody can answer now: says why, and asks where the answer should go. */
export function Away(): JSX.Element | null {
  const { chat, words } = useGiven();
  const { online, away, visitor, phase } = useChatState();
  const [failed, setFailed] = useState('');
  if (online || phase === 'failed') return null;
  if (visitor.email) {
    return (
      <p class="away" role="status">
        {filled(words.weWriteTo, { email: visitor.email })}
      </p>
    );
  }
  const [title, text] = {
    closed: [words.leaveEmail, words.leaveEmailText],
    nobody: [words.nobodyFree, words.nobodyText],
    full: [words.manyWait, words.fullText],
  }[away ?? 'closed'];
  return (
    <section class="away" aria-label={title}>
      <b>{title}</b>
      <p>{text}</p>
      <EmailForm
        action={words.save}
        problem={failed}
        onSend={(email) => void chat.leaveEmail(email).catch(() => setFailed(words.noConnection))}
      />
    </section>
  );
}
