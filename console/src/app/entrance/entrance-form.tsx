import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { ReactNode, SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../lib/api-error';
import { wordsFor } from '../../ui/error-state';
import classes from './entrance-frame.module.css';

type Props = {
  act: string;
  busy: boolean;
  error: unknown;
  /** A sentence of our own for codes of which the server's words would say too little. */
  explain?: (code: string) => string | undefined;
  onSubmit: () => void;
  children: ReactNode;
};

/** Fields, the problem if there is one, and the one button. */
export function EntranceForm({ act, busy, error, explain, onSubmit, children }: Props) {
  const { t } = useTranslation();
  function submit(happened: SubmitEvent<HTMLFormElement>): void {
    happened.preventDefault();
    if (!busy) onSubmit();
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      {children}
      {error ? (
        <p role="alert" className={classes.problem}>
          {problem(error, explain, t)}
        </p>
      ) : null}
      <Button type="submit" loading={busy} fullWidth size="md">
        {act}
      </Button>
    </form>
  );
}

function problem(error: unknown, explain: Props['explain'], t: TFunction): string {
  if (isApiError(error)) {
    if (error.status === 429 && error.retryAfter)
      return t('entrance.tryLater', { seconds: Math.ceil(error.retryAfter) });
    const own = explain?.(error.code);
    if (own) return own;
    if (error.status > 0 && error.status < 500) return error.message;
  }
  return wordsFor(error, (key) => t(`ui:${key}`));
}
