import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useMe } from '../../../lib/me';
import { topicsQuery } from '../labels/queries';
import { pathsOf, treeOf } from '../labels/tree';
import { tagsQuery, teammatesQuery, teamsQuery } from '../queries';
import { snoozeChoices } from '../snoozing';
import { PRIORITIES } from '../views';
import classes from './batch.module.css';
import type { Selection } from './selection';
import type { NewBatch } from './use-batch';

type Act = NewBatch['act'];
type Choice = { name: string; label: string; act: Act };
type Props = {
  selection: Selection;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  onAct: (act: Act) => void;
  children: ReactElement;
};

const STATUSES = ['resolved', 'open', 'pending', 'closed', 'spam'] as const;

/** Everything that can be done with many at once. */
export function BatchMenu({ selection, opened, onOpened, onAct, children }: Props) {
  const { t } = useTranslation('conversations');
  const kinds = useKinds(opened);
  const [first] = selection.ids;
  return (
    <Menu opened={opened} onChange={onOpened} position="bottom-end" width={230}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {kinds.map(({ name, choices }) =>
          choices.length > 0 ? (
            <Menu.Sub key={name}>
              <Menu.Sub.Target>
                <Menu.Sub.Item>{t(`batch.kinds.${name}`)}</Menu.Sub.Item>
              </Menu.Sub.Target>
              <Menu.Sub.Dropdown className={classes.choices}>
                {choices.map((each) => (
                  <Menu.Item key={each.name} onClick={() => onAct(each.act)}>
                    {each.label}
                  </Menu.Item>
                ))}
              </Menu.Sub.Dropdown>
            </Menu.Sub>
          ) : null,
        )}
        {!selection.all && selection.ids.size > 1 && first ? (
          <Menu.Item onClick={() => onAct({ do: 'merge', into_id: first })}>{t('batch.kinds.merge')}</Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function useKinds(enabled: boolean): { name: string; choices: Choice[] }[] {
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
