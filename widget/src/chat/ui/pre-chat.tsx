import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Field } from '../../launcher/config.ts';
import { useGiven } from './context.ts';
import { looksLikeEmail } from './email-form.tsx';

/** A few questions before the first message, where the company asks for them. */
export function PreChat({ onDone }: { onDone: (answers: Record<string, string>) => void }): JSX.Element {
  const { words, config } = useGiven();
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [checked, setChecked] = useState(false);

  function problem({ name, type, required }: Field): string {
    const answer = answers[name]?.trim() ?? '';
    if (required && !answer) return words.needed;
    return answer && type === 'email' && !looksLikeEmail(answer) ? words.emailWrong : '';
  }
  function label({ name, label: given }: Field): string {
    const ours: Record<string, string> = { name: words.name, email: words.email, phone: words.phone };
    return given || (ours[name] ?? name);
  }
  function submit(submitting: Event): void {
    submitting.preventDefault();
    setChecked(true);
    if (!config.preChat.some(problem)) onDone(answers);
  }
  return (
    <form class="pre-chat" noValidate onSubmit={submit}>
      <b>{words.before}</b>
      {config.preChat.map((field) => (
        <label key={field.name}>
          <span>{label(field)}</span>
          <input
            type={field.type as 'text'}
            name={field.name}
            dir="auto"
            autocomplete={field.name === 'phone' ? 'tel' : field.name}
            required={field.required}
            aria-invalid={checked && problem(field) !== ''}
            value={answers[field.name] ?? ''}
            onInput={(input) => setAnswers({ ...answers, [field.name]: input.currentTarget.value })}
          />
          {checked && problem(field) && (
            <small class="problem" role="alert">
              {problem(field)}
            </small>
          )}
        </label>
      ))}
      <button type="submit" class="pill primary">
        {words.start}
      </button>
    </form>
  );
}
