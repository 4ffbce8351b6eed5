import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useGiven } from './context.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** True for what may well be an email address. */
export function looksLikeEmail(text: string): boolean {
  return EMAIL.test(text.trim());
}

type EmailFormProps = { action: string; problem: string; first?: string; onSend: (email: string) => void };

/** One field and one button. */
export function EmailForm({ action, problem, first = '', onSend }: EmailFormProps): JSX.Element {
  const { words } = useGiven();
  const [email, setEmail] = useState(first);
  const [wrong, setWrong] = useState(false);
  const says = wrong ? words.emailWrong : problem;
  function submit(submitting: Event): void {
    submitting.preventDefault();
    setWrong(!looksLikeEmail(email));
    if (looksLikeEmail(email)) onSend(email.trim());
  }
  return (
    <form class="email-form" noValidate onSubmit={submit}>
      <input
        type="email"
        dir="ltr"
        autocomplete="email"
        aria-label={words.email}
        placeholder={words.email}
        value={email}
        aria-invalid={wrong}
        onInput={(input) => setEmail(input.currentTarget.value)}
      />
      <button type="submit" class="pill primary">
        {action}
      </button>
      {says && (
        <p class="problem" role="alert">
          {says}
        </p>
      )}
    </form>
  );
}
