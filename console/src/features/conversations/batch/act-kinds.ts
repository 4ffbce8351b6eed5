import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan, useMe } from '../../../lib/me';
import { topicsQuery } from '../labels/queries';
import { pathsOf, treeOf } from '../labels/tree';
import { tagsQuery, teammatesQuery, teamsQuery } from '../queries';
import { snoozeChoices } from '../snoozing';
import type { Act } from '../types';
import { PRIORITIES } from '../views';

export type Choice = { name: string; label: string; act: Act };
export type ActKind = { name: string; choices: Choice[] };

const STATUSES = ['resolved', 'open', 'pending', 'closed', 'spam'] as const;

/** Everything that can be done with a conversation, by kind; what is not there for who asks has no choices. */
export function useActKinds(enabled: boolean): ActKind[] {
  const { t } = useTranslation('conversations');
  const me = useMe().teammate;
  const mayAssign = useCan('conversations.assign');
  const teammates = useQuery({ ...teammatesQuery, enabled }).data ?? [];
  const teams = useQuery({ ...teamsQuery, enabled }).data ?? [];
  const tags = treeOf(useQuery({ ...tagsQuery, enabled }).data ?? []);
  const topics = pathsOf(useQuery({ ...topicsQuery, enabled }).data ?? []).filter((each) => !each.isArchived);
  const others = teammates.filter((each) => each.active !== false && each.id !== me.id);
  const assign = (name: string, label: string, teammate_id: string | null): Choice => ({
    name,
    label,
    act: { do: 'assign', teammate_id },
  });
  const tagging = (how: 'tag' | 'untag') =>
    tags.map((each): Choice => ({ name: each.id, label: each.path, act: { do: how, tag_ids: [each.id] } }));
  return [
    {
      name: 'assign',
      choices: mayAssign
        ? [
            assign('me', t('assign.me', { name: me.name }), me.id),
            assign('nobody', t('assign.nobody'), null),
            ...others.map((each) => assign(each.id, each.name, each.id)),
          ]
        : [],
    },
    {
      name: 'team',
      choices: mayAssign
        ? [
            ...teams.map(
              (each): Choice => ({ name: each.id, label: each.name, act: { do: 'team', team_id: each.id } }),
            ),
            { name: 'none', label: t('batch.noTeam'), act: { do: 'team', team_id: null } },
          ]
        : [],
    },
    {
      name: 'priority',
      choices: PRIORITIES.map((each) => ({
        name: each,
        label: t(`priority.${each}`),
        act: { do: 'prioritise', priority: each },
      })),
    },
    { name: 'tag', choices: tagging('tag') },
    { name: 'untag', choices: tagging('untag') },
    {
      name: 'topic',
      choices: [
        ...topics.map((each): Choice => ({ name: each.id, label: each.path, act: { do: 'topic', topic_id: each.id } })),
        { name: 'none', label: t('batch.noTopic'), act: { do: 'topic', topic_id: null } },
      ],
    },
    {
      name: 'status',
      choices: STATUSES.map((each) => ({
        name: each,
        label: t(`batch.statuses.${each}`),
        act: { do: 'status', status: each },
      })),
    },
    { name: 'snooze', choices: snoozes(t) },
  ];
}

function snoozes(t: (key: string) => string): Choice[] {
  const when = (['reply', 'next_working_morning'] as const).map((each) => ({
    name: each,
    label: t(each === 'reply' ? 'snooze.reply' : 'snooze.morning'),
    act: { do: 'snooze', pause: { until: null, when: each } } as const,
  }));
  const until = snoozeChoices(new Date()).map(({ id, at }) => ({
    name: id,
    label: t(`snooze.${id}`),
    act: { do: 'snooze', pause: { until: at.toISOString(), when: null } } as const,
  }));
  return [...when, ...until];
}
