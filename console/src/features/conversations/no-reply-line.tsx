import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import classes from './no-reply-line.module.css';
import type { Conversation } from './types';
import type { Acts } from './use-acts';

/** That what the customer said last needs no reply, who says so, and the way back. */
export function NoReplyLine({ conversation, acts }: { conversation: Conversation; acts: Acts }) {
  const { t } = useTranslation('conversations');
  const may = useCan('conversations.reply');
  const { no_reply_at: at, no_reply_by: by, status } = conversation;
  if (!at || status === 'resolved' || status === 'closed' || status === 'spam') return null;
  return (
    <p className={classes.line}>
      {by ? t('noReply.by', { by: by.name }) : t('noReply.thanks')}
      {may ? (
        <Button variant="subtle" size="compact-xs" onClick={acts.needReply}>
          {t('noReply.undo')}
        </Button>
      ) : null}
    </p>
  );
}
