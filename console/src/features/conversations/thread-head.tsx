import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconLayoutSidebarRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import { ActionIconLink } from '../../ui/links';
import { AssignPicker } from './assign-picker';
import { ChannelIcon } from './channel-icon';
import { MoreMenu } from './more-menu';
import { PriorityMark } from './priority-mark';
import { PriorityMenu } from './priority-menu';
import { PromiseChip } from './promise-chip';
import { ResolveMenu } from './resolve-menu';
import { SnoozeMenu } from './snooze-menu';
import { StandingPill } from './standing-pill';
import { TagPicker } from './tag-picker';
import classes from './thread-head.module.css';
import type { Conversation } from './types';
import type { Acts } from './use-acts';

type Props = {
  conversation: Conversation;
  acts: Acts;
  panel: { open: boolean; toggle: () => void };
  menus: Menus;
};

/** The menus of the head that keys open too; one at a time. */
export type HeadMenu = 'snooze' | 'resolve' | 'priority';
export type Menus = { open: HeadMenu | null; set: (menu: HeadMenu, open: boolean) => void };

/** Who it is with, whose it is, and what can be done with it. */
export function ThreadHead({ conversation, acts, panel, menus }: Props) {
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
          <span className={classes.number}>#{conversation.number}</span>
          <StandingPill conversation={conversation} />
          <PromiseChip promises={conversation.promises} />
          {reply ? (
            <PriorityMenu
              conversation={conversation}
              acts={acts}
              opened={menus.open === 'priority'}
              onOpened={(open) => menus.set('priority', open)}
            />
          ) : (
            <PriorityMark priority={conversation.priority} />
          )}
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
          <SnoozeMenu
            snoozed={conversation.status === 'snoozed'}
            opened={menus.open === 'snooze'}
            onOpened={(open) => menus.set('snooze', open)}
            acts={acts}
          />
        ) : null}
        {reply ? (
          <ResolveMenu
            conversation={conversation}
            acts={acts}
            opened={menus.open === 'resolve'}
            onOpened={(open) => menus.set('resolve', open)}
          />
        ) : null}
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
