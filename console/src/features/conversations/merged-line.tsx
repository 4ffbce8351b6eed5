import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import { useUndo } from './dialogs/merge-dialog';
import classes from './no-reply-line.module.css';
import type { Conversation } from './types';

/** That this conversation goes on in another one, and the way back. */
export function MergedLine({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const may = useCan('conversations.reply');
  const undo = useUndo();
  if (!conversation.merged_into_id) return null;
  const split = conversation.split_from_id === conversation.merged_into_id;
  return (
    <p className={classes.line}>
      <Link
        to="/inbox/{-$conversationId}"
        params={{ conversationId: conversation.merged_into_id }}
        search={(now) => now as object}
      >
        {t(split ? 'split.wentBack' : 'merge.goesOn')}
      </Link>
      {may && !split ? (
        <Button variant="subtle" size="compact-xs" onClick={() => undo([conversation.id])}>
          {t('merge.undo')}
        </Button>
      ) : null}
    </p>
  );
}
