import { Button } from '@mantine/core';
import { IconChevronDown, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/me';
import { Avatar } from '../../ui/avatar';
import { type Choice, Picker } from '../../ui/picker';
import classes from './assign-picker.module.css';
import { teammatesQuery, teamsQuery } from './queries';
import type { Conversation, Person } from './types';

type Props = { conversation: Conversation; onAssign: (assignee: Person | null, team: Person | null) => void };

/** Whose conversation it is: me first, then teammates, then teams, or nobody's. */
export function AssignPicker({ conversation, onAssign }: Props) {
  const { t } = useTranslation('conversations');
  const me = useMe().teammate;
  const teammates = (useQuery(teammatesQuery).data ?? []).filter((each) => each.active !== false);
  const teams = useQuery(teamsQuery).data ?? [];
  const others = teammates.filter((each) => each.id !== me.id);
  const choices: Choice[] = [
    { value: `teammate:${me.id}`, label: t('assign.me', { name: me.name }), left: <Avatar name={me.name} size="s" /> },
    { value: 'nobody', label: t('assign.nobody'), left: <IconUserPlus size={18} aria-hidden /> },
    ...others.map((each) => ({
      value: `teammate:${each.id}`,
      label: each.name ?? '',
      left: <Avatar name={each.name} size="s" presence={each.presence} />,
      group: t('assign.teammates'),
    })),
    ...teams.map((each) => ({
      value: `team:${each.id}`,
      label: each.name ?? '',
      left: <IconUsers size={18} aria-hidden />,
      group: t('assign.teams'),
    })),
  ];
  const { assignee, team } = conversation;
  const chosen = assignee ? [`teammate:${assignee.id}`] : team ? [`team:${team.id}`] : ['nobody'];
  const whose = assignee ?? team;

  function pick(value: string): void {
    const [kind, id] = value.split(':');
    if (kind === 'nobody') onAssign(null, null);
    else if (kind === 'team') onAssign(null, teams.find((each) => each.id === id) ?? null);
    else onAssign(id === me.id ? { id: me.id, name: me.name } : (others.find((each) => each.id === id) ?? null), team);
  }

  return (
    <Picker
      choices={choices}
      chosen={chosen}
      onPick={pick}
      placeholder={t('assign.find')}
      empty={t('assign.none')}
      target={(toggle, opened) => (
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          className={classes.button}
          onClick={toggle}
          aria-expanded={opened}
          aria-haspopup="listbox"
          aria-label={whose ? `${whose.name}, ${t('assign.change')}` : t('assign.assign')}
          leftSection={whose ? <Avatar name={whose.name} size="s" /> : <IconUserPlus size={16} aria-hidden />}
          rightSection={<IconChevronDown size={13} aria-hidden />}
        >
          <span className={classes.name}>{whose ? whose.name : t('assign.assign')}</span>
        </Button>
      )}
    />
  );
}
