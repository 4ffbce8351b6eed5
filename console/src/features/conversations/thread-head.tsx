import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowLeft, IconCheck, IconLayoutSidebarRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import { ActionIconLink } from '../../ui/links';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import { AssignPicker } from './assign-picker';
import { ChannelIcon } from './channel-icon';
import { MoreMenu } from './more-menu';
import { SnoozeMenu } from './snooze-menu';
import { TagPicker } from './tag-picker';
import classes from './thread-head.module.css';
import type { Conversation } from './types';
import type { Acts } from './use-acts';

type Props = {
  conversation: Conversation;
  acts: Acts;
  panel: { open: boolean; toggle: () => void };
  snoozing: boolean;
  onSnoozing: (open: boolean) => void;
};

/** Who it is with, whose it is, and what can be done with it. */
export function ThreadHead({ conversation, acts, panel, snoozing, onSnoozing }: Props) {
  const { t } = useTranslation('conversations');
  const reply = useCan('conversations.reply');
  const assign = useCan('conversations.assign');
  const name = conversation.customer.name ?? t('visitor');
  const about = conversation.subject || conversation.first_words;
  return (
    <header className={classes.head}>
      <BackToList />
      <div className={classes.words}>
        <h2 className={classes.title} title={about ?? undefined} dir="auto">
          {about || name}
        </h2>
        <p className={classes.detail}>
          <ChannelIcon kind={conversation.channel.kind} name={conversation.channel.name} />
          <span className={classes.name} dir="auto">
            {about ? name : conversation.channel.name}
          </span>
          <Status conversation={conversation} />
        </p>
      </div>
      <div className={classes.acts}>
        {assign ? <AssignPicker conversation={conversation} onAssign={acts.assign} /> : null}
        {reply ? (
          <span className={classes.wide}>
            <TagPicker conversation={conversation} onTag={acts.tag} />
          </span>
        ) : null}
        {reply ? (
          <SnoozeMenu snoozed={conversation.status === 'snoozed'} opened={snoozing} onOpened={onSnoozing} acts={acts} />
        ) : null}
        {reply ? <ResolveButton status={conversation.status} acts={acts} /> : null}
        <MoreMenu conversation={conversation} acts={acts} />
        <Tooltip label={t('thread.panel')}>
          <ActionIcon
            onClick={panel.toggle}
            aria-label={t('thread.panel')}
            aria-pressed={panel.open}
            data-on={panel.open || undefined}
            className={classes.panel}
          >
            <IconLayoutSidebarRight size={18} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}

/** On a phone the thread stands alone: the way back to the list, whatever became of the conversation. */
export function BackToList() {
  const { t } = useTranslation('conversations');
  return (
    <ActionIconLink
      className={classes.back}
      to="/inbox/{-$conversationId}"
      params={{}}
      search={(now) => now as object}
      aria-label={t('thread.back')}
    >
      <IconArrowLeft size={18} aria-hidden />
    </ActionIconLink>
  );
}

function ResolveButton({ status, acts }: { status: Conversation['status']; acts: Acts }) {
  const { t } = useTranslation('conversations');
  const closed = status === 'resolved' || status === 'spam';
  const act = status === 'spam' ? acts.notSpam : closed ? acts.reopen : acts.resolve;
  const words = status === 'spam' ? t('acts.doNotSpam') : closed ? t('acts.reopen') : t('acts.resolve');
  const Icon = closed ? IconArrowBackUp : IconCheck;
  return (
    <Button
      variant="default"
      size="compact-md"
      className={classes.resolve}
      leftSection={<Icon size={15} aria-hidden />}
      onClick={act}
      aria-label={words}
    >
      <span className={classes.wide}>{words}</span>
    </Button>
  );
}

function Status({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  if (conversation.status === 'open') return null;
  return (
    <StatusPill tone={conversation.status === 'spam' ? 'warning' : 'neutral'}>
      {conversation.status === 'snoozed' && conversation.snoozed_until ? (
        <>
          {t('state.until')} <TimeStamp at={conversation.snoozed_until} style="day-time" />
        </>
      ) : (
        t(`state.${conversation.status}`)
      )}
    </StatusPill>
  );
}
