import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../lib/shortcuts';
import { useLive, useResync } from '../../lib/use-live';
import { ErrorState } from '../../ui/error-state';
import { ThreadSkeleton } from '../../ui/skeletons';
import { Composer, type ComposerHandle } from './composer';
import { conversationQuery } from './queries';
import { Thread } from './thread';
import { ThreadHead } from './thread-head';
import classes from './thread-pane.module.css';
import { TypingLine } from './typing-line';
import { useActs } from './use-acts';
import { usePanel } from './use-panel';
import { useThread } from './use-thread';

/** One conversation: its head with the acts, its thread, and the composer. Drop files anywhere on it. */
export function ThreadPane({ id }: { id: string }) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const navigate = useNavigate();
  const conversation = useQuery(conversationQuery(id));
  const { thread, older, loadingOlder } = useThread(id);
  const acts = useActs(conversation.data);
  const panel = usePanel();
  const composer = useRef<ComposerHandle>(null);
  const [snoozing, setSnoozing] = useState(false);
  const [dropping, setDropping] = useState(false);

  useLive('conversation', (frame) => {
    if (frame.id === id) void client.invalidateQueries({ queryKey: conversationQuery(id).queryKey });
  });
  useResync(() => void client.invalidateQueries({ queryKey: conversationQuery(id).queryKey }));

  const group = t('nav');
  const resolved = conversation.data?.status === 'resolved';
  useShortcuts([
    { keys: 'r', label: t('keys.reply'), group, run: () => composer.current?.write('message') },
    { keys: 'n', label: t('keys.note'), group, run: () => composer.current?.write('note') },
    {
      keys: 'e',
      label: resolved ? t('keys.reopen') : t('keys.resolve'),
      group,
      run: () => (resolved ? acts.reopen() : acts.resolve()),
    },
    { keys: 's', label: t('keys.snooze'), group, run: () => setSnoozing(true) },
    { keys: 'p', label: t('keys.panel'), group, run: panel.toggle },
    {
      keys: 'Escape',
      label: t('keys.list'),
      group,
      run: () => void navigate({ to: '/inbox/{-$conversationId}', params: {}, search: (now) => now as object }),
    },
  ]);

  if (conversation.isError && !conversation.data)
    return <ErrorState error={conversation.error} onRetry={() => void conversation.refetch()} />;
  return (
    <section
      className={classes.pane}
      aria-label={t('thread.label')}
      data-dropping={dropping ? '' : undefined}
      onDragOver={(drag) => {
        if (!drag.dataTransfer.types.includes('Files')) return;
        drag.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(drag) => drag.currentTarget.contains(drag.relatedTarget as Node | null) || setDropping(false)}
      onDrop={(drop) => {
        drop.preventDefault();
        setDropping(false);
        composer.current?.attach([...drop.dataTransfer.files]);
      }}
    >
      {conversation.data ? (
        <ThreadHead
          conversation={conversation.data}
          acts={acts}
          panel={panel}
          snoozing={snoozing}
          onSnoozing={setSnoozing}
        />
      ) : (
        <div className={classes.head} />
      )}
      {thread.isPending ? <ThreadSkeleton /> : null}
      {thread.isError && !thread.data ? (
        <ErrorState error={thread.error} onRetry={() => void thread.refetch()} />
      ) : null}
      {thread.data && conversation.data ? (
        <Thread conversation={conversation.data} thread={thread.data} onOlder={older} loadingOlder={loadingOlder} />
      ) : null}
      {thread.isPending || (thread.isError && !thread.data) ? null : <TypingLine conversationId={id} />}
      {conversation.data ? <Composer ref={composer} conversation={conversation.data} onResolve={acts.resolve} /> : null}
      {dropping ? <div className={classes.drop}>{t('composer.drop')}</div> : null}
    </section>
  );
}
