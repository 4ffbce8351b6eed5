import { Checkbox, MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import { teammatesQuery, teamsQuery } from '../../lib/named';
import { targetsQuery } from './queries';
import { OF_MANY, type Plan } from './types';

const ROLES = ['assignee', 'team'] as const;
type Props = { plan: Plan; onChange: (change: Partial<Plan>) => void };

/** Who is told and how: whoever has the conversation, its team, teams and teammates; by mail too; places outside. */
export function WhomField({ plan, onChange }: Props) {
  const { t } = useTranslation('alerts');
  const teams = useQuery(teamsQuery).data ?? [];
  const teammates = useQuery(teammatesQuery).data?.filter((each) => each.active) ?? [];
  const roles = OF_MANY.has(plan.about) ? [] : ROLES.map((each) => ({ value: each, label: t(`whom.${each}`) }));
  const chosen = [
    ...plan.to,
    ...plan.team_ids.map((id) => `team ${id}`),
    ...plan.teammate_ids.map((id) => `teammate ${id}`),
  ];
  const of = (values: string[], kind: string) =>
    values.flatMap((each) => (each.startsWith(`${kind} `) ? each.slice(kind.length + 1) : []));
  const targets = useQuery({ ...targetsQuery, enabled: useCan('alerts.edit') }).data ?? [];
  return (
    <>
      <MultiSelect
        label={t('whomLabel')}
        searchable
        data={[
          { group: t('whomOfIt'), items: roles },
          { group: t('teams'), items: teams.map((each) => ({ value: `team ${each.id}`, label: each.name })) },
          {
            group: t('teammates'),
            items: teammates.map((each) => ({ value: `teammate ${each.id}`, label: each.name })),
          },
        ].filter(({ items }) => items.length > 0)}
        value={chosen}
        onChange={(values) =>
          onChange({
            to: ROLES.filter((each) => values.includes(each)),
            team_ids: of(values, 'team'),
            teammate_ids: of(values, 'teammate'),
          })
        }
      />
      <Checkbox
        label={t('mail')}
        checked={plan.mail}
        onChange={(change) => onChange({ mail: change.currentTarget.checked })}
      />
      {targets.length > 0 ? (
        <MultiSelect
          label={t('targets')}
          data={targets.map((each) => ({ value: each.id, label: each.name }))}
          value={plan.target_ids}
          onChange={(target_ids) => onChange({ target_ids })}
        />
      ) : null}
    </>
  );
}
