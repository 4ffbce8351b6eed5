import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive, useResync } from '../../lib/use-live';
import { ErrorState } from '../../ui/error-state';
import { ThreadSkeleton } from '../../ui/skeletons';
import { Composer, type ComposerHandle } from './composer';
import { toTopic, useFollow } from './details/following';
import { Dialogs } from './dialogs/dialogs';
import { FollowUpLine } from './follow-up-line';
import { IncidentLine } from './incident-line';
import { MergedLine } from './merged-line';
import { NoReplyLine } from './no-reply-line';
import { conversationQuery } from './queries';
import { Thread } from './thread';
import { BackToList, type HeadMenu, type Menus, ThreadHead } from './thread-head';
import classes from './thread-pane.module.css';
import { TypingLine } from './typing-line';
import { useActs } from './use-acts';
import { useAttention } from './use-attention';
import { useDropping } from './use-dropping';
import { usePanel } from './use-panel';
import { useTakeBack } from './use-sendings';
import { useThread } from './use-thread';
import { useThreadKeys } from './use-thread-keys';

/** One conversation: its head with the acts, its thread, and the composer. Drop files anywhere on it. */
export function ThreadPane({ id }: { id: string }) {
  const { t } = useTranslation('conversations');
  const conversation = useConversation(id);
  const { thread, older, loadingOlder } = useThread(id);
  const acts = useActs(conversation.data);
  const panel = usePanel();
  const composer = useRef<ComposerHandle>(null);
  const [open, setOpen] = useState<HeadMenu | null>(null);
  const follow = useFollow(conversation.data);
  const { dropping, handlers } = useDropping((files) => composer.current?.attach(files));
  const takeBack = useTakeBack(id);
  useAttention(id);
  useThreadKeys({
    acts,
    status: conversation.data?.status,
    composer,
    onMenu: setOpen,
    onPanel: panel.toggle,
    onTopic: () => toTopic(panel),
    onFollow: follow,
    onTakeBack: takeBack,
  });

  const it = conversation.data;
  const menus: Menus = { open, set: (menu, opened) => setOpen(opened ? menu : null) };
  const failed = it ? thread : conversation;
  if (failed.isError && !failed.data) {
    return (
      <section className={classes.pane} aria-label={t('thread.label')}>
        <div className={classes.head}>
          <BackToList />
        </div>
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      </section>
    );
  }
  return (
    <section className={classes.pane} aria-label={t('thread.label')} {...handlers}>
      {it ? (
        <ThreadHead conversation={it} acts={acts} panel={panel} menus={menus} />
      ) : (
        <div className={classes.head}>
          <BackToList />
        </div>
      )}
      {it && thread.data ? (
        <Thread conversation={it} thread={thread.data} onOlder={older} loadingOlder={loadingOlder} />
      ) : (
        <ThreadSkeleton />
      )}
      {it ? <NoReplyLine conversation={it} acts={acts} /> : null}
      {it ? <FollowUpLine conversation={it} /> : null}
      {it ? <IncidentLine conversation={it} /> : null}
      {it ? <MergedLine conversation={it} /> : null}
      {it ? <Dialogs conversation={it} /> : null}
      {thread.data ? <TypingLine conversationId={id} /> : null}
      {it ? <Composer ref={composer} conversation={it} /> : null}
      {dropping ? <div className={classes.drop}>{t('composer.drop')}</div> : null}
    </section>
  );
}

/** The conversation, asked for again whenever it changed or may have. */
function useConversation(id: string) {
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: conversationQuery(id).queryKey });
  useLive('conversation', (frame) => {
    if (frame.id === id) again();
  });
  useResync(again);
  return useQuery(conversationQuery(id));
}
