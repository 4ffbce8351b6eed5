import { useMediaQuery } from '@mantine/hooks';
import { IconMessages } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state';
import { BeforePanel } from './before-panel';
import classes from './inbox-page.module.css';
import { ListPane } from './list-pane';
import { NewConversation } from './new-conversation';
import { ThreadPane } from './thread-pane';
import { usePanel } from './use-panel';
import { ViewDialog } from './view/view-dialog';
import { ViewsPane } from './views-pane';

const route = getRouteApi('/shell/inbox/{-$conversationId}');

/** Views, list, thread, and the line before beside it. On a phone one after the other. */
export function InboxPage() {
  const { t } = useTranslation('conversations');
  const { conversationId } = route.useParams();
  const panel = usePanel();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const away = phone && conversationId !== undefined;
  useEffect(() => {
    document.body.dataset.phoneBar = away ? 'away' : 'here';
    return () => {
      delete document.body.dataset.phoneBar;
    };
  }, [away]);
  return (
    <div
      className={classes.inbox}
      data-chosen={conversationId ? '' : undefined}
      data-panel={panel.open ? '' : undefined}
    >
      <h1 className={classes.title}>{t('nav')}</h1>
      <div className={classes.views}>
        <ViewsPane />
      </div>
      <div className={classes.list}>
        <ListPane />
      </div>
      <div className={classes.thread}>
        {conversationId ? (
          <ThreadPane key={conversationId} id={conversationId} />
        ) : (
          <EmptyState icon={IconMessages} title={t('choose.title')}>
            {t('choose.words')}
          </EmptyState>
        )}
      </div>
      <NewConversation />
      <ViewDialog />
      {conversationId && panel.open ? (
        <div className={classes.side}>
          <BeforePanel key={conversationId} id={conversationId} onClose={panel.close} />
        </div>
      ) : null}
    </div>
  );
}
