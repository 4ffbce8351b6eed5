import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../lib/api-error';
import classes from './state.module.css';

type Props = { error: unknown; onRetry?: () => void; what?: string };

/**
 * It did not work: what happened, what to do, and a way to try again where that may help. Nothing typed is lost by it.
 */
export function ErrorState({ error, onRetry, what }: Props) {
  const { t } = useTranslation('ui');
  const gone = isApiError(error) && error.status === 404;
  const mayHelp = !isApiError(error) || error.mayPass;
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon} data-tone="negative">
        <IconAlertTriangle size={22} stroke={1.6} aria-hidden />
      </span>
      <p className={classes.title}>{what ?? t(gone ? 'error.gone' : 'error.title')}</p>
      <p className={classes.words}>{wordsFor(error, t)}</p>
      {onRetry && mayHelp ? (
        <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onRetry}>
          {t('error.retry')}
        </Button>
      ) : null}
    </div>
  );
}

/** One sentence for any error, for a state, a toast or a field. */
export function wordsFor(error: unknown, t: (key: string) => string): string {
  if (!isApiError(error)) return t('error.unexpected');
  if (error.status === 0) return t('error.unreachable');
  if (error.status === 403) return t('error.forbidden');
  if (error.status === 429) return t('error.tooMany');
  if (error.status >= 500) return t('error.server');
  return error.message || t('error.unexpected');
}
