import {
  IconAlarm,
  IconAlarmOff,
  IconArrowBackUp,
  IconBell,
  IconCheck,
  IconMessageQuestion,
  IconShieldX,
  IconTag,
  IconUserCheck,
  IconUserMinus,
  IconUserPlus,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import type { PaletteAction, PaletteSource } from '../../lib/feature';
import { formatDay, formatTime } from '../../lib/format';
import { useCan, useMe } from '../../lib/me';
import { useDescribe } from './details/describing-acts';
import { useFollow } from './details/following';
import { topicsQuery } from './labels/queries';
import { pathsOf } from './labels/tree';
import { standing } from './palette-standing';
import { conversationQuery, tagsQuery, teammatesQuery } from './queries';
import { snoozeChoices } from './snoozing';
import type { Conversation, Person, Tag } from './types';
import { type Acts, useActs } from './use-acts';

/** What can be done with the conversation that is open; teammates and tags once somebody types. */
export const useConversationActs: PaletteSource = (typed) => {
  const { t } = useTranslation('conversations');
  const { locale } = usePlace();
  const { conversationId = '' } = useParams({ strict: false });
  const open = conversationId !== '';
  const conversation = useQuery({ ...conversationQuery(conversationId), enabled: open }).data;
  const teammates = useQuery({ ...teammatesQuery, enabled: open }).data ?? [];
  const tags = useQuery({ ...tagsQuery, enabled: open }).data ?? [];
  const topics = pathsOf(useQuery({ ...topicsQuery, enabled: open }).data ?? []);
  const describe = useDescribe(conversationId);
  const follow = useFollow(conversation);
  const me = useMe().teammate;
  const acts = useActs(conversation);
  const may = { reply: useCan('conversations.reply'), assign: useCan('conversations.assign') };
  if (!open || !conversation) return [];
  const found = [
    ...(may.assign ? assigning(conversation, acts, me, t) : []),
    ...(may.reply ? settling(conversation, acts, t) : []),
    ...(may.reply ? snoozing(conversation, acts, locale, t) : []),
  ];
  const toTopic = ({ id, path }: { id: string; path: string }): Said => ({
    id: `topic-${id}`,
    label: t('palette.topic', { name: path }),
    icon: IconMessageQuestion,
    run: () => describe({ topic: id }),
  });
  if (typed === '') return found.map(inGroup(t));
  const others = teammates.filter((each) => each.active !== false && each.id !== me.id);
  return [
    ...found,
    ...(may.reply ? standing(conversation, acts, t) : []),
    ...(may.reply
      ? [
          {
            id: 'follow',
            label: t(conversation.followers.some((each) => each.id === me.id) ? 'palette.unfollow' : 'palette.follow'),
            icon: IconBell,
            run: follow,
          },
        ]
      : []),
    ...(may.assign ? others.map((each) => assignTo(each, conversation, acts, t)) : []),
    ...(may.reply ? topics.filter((each) => !each.isArchived && each.id !== conversation.topic?.id).map(toTopic) : []),
    ...(may.reply ? tags.map((tag) => tagging(tag, conversation, acts, t)) : []),
  ].map(inGroup(t));
};

export type Said = Omit<PaletteAction, 'group'>;
export type Say = TFunction<'conversations'>;

function inGroup(t: Say): (said: Said) => PaletteAction {
  return (said) => ({ ...said, id: `act-${said.id}`, group: t('palette.acts') });
}

function assigning(it: Conversation, acts: Acts, me: Person, t: Say): Said[] {
  const mine = it.assignee?.id === me.id;
  const take = {
    id: 'take',
    label: t('palette.take'),
    icon: IconUserCheck,
    run: () => acts.assign({ id: me.id, name: me.name }, it.team),
  };
  const giveBack = {
    id: 'give-back',
    label: t('palette.giveBack'),
    icon: IconUserMinus,
    run: () => acts.assign(null, null),
  };
  return [...(mine ? [] : [take]), ...(it.assignee || it.team ? [giveBack] : [])];
}

function assignTo(whom: Person, it: Conversation, acts: Acts, t: Say): Said {
  return {
    id: `assign-${whom.id}`,
    label: t('palette.assign', { name: whom.name }),
    icon: IconUserPlus,
    run: () => acts.assign({ id: whom.id, name: whom.name }, it.team),
  };
}

function settling({ status }: Conversation, acts: Acts, t: Say): Said[] {
  if (status === 'spam')
    return [{ id: 'not-spam', label: t('acts.doNotSpam'), icon: IconArrowBackUp, run: acts.notSpam }];
  const spam = { id: 'spam', label: t('acts.doSpam'), icon: IconShieldX, run: acts.spam };
  if (status === 'resolved' || status === 'closed')
    return [{ id: 'reopen', label: t('acts.reopen'), icon: IconArrowBackUp, run: acts.reopen }, spam];
  return [{ id: 'resolve', label: t('acts.resolve'), icon: IconCheck, run: () => acts.resolve() }, spam];
}

function snoozing({ status }: Conversation, acts: Acts, locale: string, t: Say): Said[] {
  if (status === 'snoozed')
    return [{ id: 'unsnooze', label: t('snooze.wake'), icon: IconAlarmOff, run: acts.unsnooze }];
  if (status !== 'open') return [];
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = new Date();
  return snoozeChoices(now).map(({ id, at }) => ({
    id: `snooze-${id}`,
    label: t('palette.snooze', { when: t(`snooze.${id}`) }),
    description: `${formatDay(at, now, locale, here)} ${formatTime(at, locale, here)}`,
    icon: IconAlarm,
    run: () => acts.snooze({ until: at.toISOString() }),
  }));
}

function tagging(tag: Tag, { tags }: Conversation, acts: Acts, t: Say): Said {
  const has = tags.some((each) => each.id === tag.id);
  return {
    id: `tag-${tag.id}`,
    label: t(has ? 'palette.untag' : 'palette.tag', { name: tag.name }),
    icon: IconTag,
    run: () => acts.tag(has ? tags.filter((each) => each.id !== tag.id) : [...tags, tag]),
  };
}
