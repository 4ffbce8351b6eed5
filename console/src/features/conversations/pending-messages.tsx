import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { markdownToHtml } from '../../ui/markdown';
import { SafeHtml } from '../../ui/safe-html';
import { Attachments } from './attachments';
import classes from './message-group.module.css';
import type { Pending } from './outbox';
import { useOutbox } from './use-outbox';

/** What was sent and is not yet known to have arrived, in its place at the end. */
export function PendingMessages({ messages }: { messages: Pending[] }) {
  const { t } = useTranslation('conversations');
  const outbox = useOutbox();
  return messages.map((message) => (
    <article key={message.client_id} className={classes.group} data-side="us" aria-label={t('thread.pending')}>
      <div
        className={classes.bubble}
        data-kind={message.kind}
        data-side="us"
        data-sending={message.state === 'refused' ? undefined : ''}
      >
        {message.body ? <SafeHtml html={markdownToHtml(message.body)} /> : null}
        <Attachments files={message.attachments} />
      </div>
      <footer className={classes.foot}>
        {message.state === 'refused' ? (
          <>
            <span className={classes.refused}>{message.problem}</span>
            <Button size="compact-xs" variant="subtle" onClick={() => outbox.retry(message.client_id)}>
              {t('ui:error.retry')}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              color="negative"
              onClick={() => outbox.discard(message.client_id)}
            >
              {t('thread.discard')}
            </Button>
          </>
        ) : (
          <span>{message.state === 'waiting' ? t('thread.waiting') : t('thread.sending')}</span>
        )}
      </footer>
    </article>
  ));
}
