import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { TimeStamp } from '../../ui/time-stamp';
import { toastError } from '../../ui/toast';
import { useTold } from './dialogs/use-told';
import classes from './no-reply-line.module.css';
import type { Conversation } from './types';

/** What was promised to the customer and is still to be done, or was missed. */
export function FollowUpLine({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const may = useCan('conversations.reply');
  const withdraw = useTold(
    () => api.delete('/api/conversations/{id}/follow-up', { path: { id: conversation.id } }),
    () => undefined,
  );
  const { follow_up: promised } = conversation;
  if (!promised || promised.state === 'kept' || promised.state === 'late') return null;
  const missed = promised.state === 'missed';
  return (
    <p className={classes.line} data-missed={missed ? '' : undefined}>
      <span>
        {t(missed ? 'promise.missed' : 'promise.open', { by: promised.teammate?.name ?? t('states.wayline') })}{' '}
        <TimeStamp at={promised.due_at} style="day-time" />
        {promised.words ? `: ${promised.words}` : ''}
      </span>
      {may && !missed ? (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => withdraw.mutate(undefined, { onError: (error) => toastError(t('acts.failed'), error) })}
        >
          {t('promise.withdraw')}
        </Button>
      ) : null}
    </p>
  );
}
