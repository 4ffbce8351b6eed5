import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/me';
import { markdownToHtml } from '../../ui/markdown';
import { SafeHtml } from '../../ui/safe-html';
import { Attachments } from './attachments';
import { putBack } from './drafting';
import classes from './message-group.module.css';
import type { Pending } from './outbox';
import { positionOf } from './thread-cache';
import { useOutbox } from './use-outbox';

/** Something came that the writer had not seen. */
const MOVED = 'thread_moved';

/** What was sent and is not yet known to have arrived, in its place at the end. */
export function PendingMessages({ messages }: { messages: Pending[] }) {
  const { t } = useTranslation('conversations');
  const outbox = useOutbox();
  const client = useQueryClient();
  const me = useMe().teammate.id;
  function again({ client_id, conversation_id, code }: Pending): void {
    outbox.retry(client_id, code === MOVED ? { seen: positionOf(client, conversation_id) } : {});
  }
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
            <Button size="compact-xs" variant="subtle" onClick={() => again(message)}>
              {message.code === MOVED ? t('sending.anyway') : t('ui:error.retry')}
            </Button>
            {message.code === MOVED ? (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => {
                  outbox.discard(message.client_id);
                  const { body, attachments, addressed } = message;
                  putBack(me, message.conversation_id, { body, attachments, addressed });
                }}
              >
                {t('sending.edit')}
              </Button>
            ) : null}
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
