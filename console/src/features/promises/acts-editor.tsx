import { ActionIcon, Menu, MultiSelect, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { teammatesQuery, teamsQuery } from '../../lib/named';
import { Part } from './part';
import classes from './promises.module.css';
import { tagsQuery } from './queries';
import { type Act, MOMENTS, type Plan, PRIORITIES, type Priority } from './types';

const DOINGS = ['notify', 'assign', 'prioritise', 'tag'] as const;
const FRESH: Act = { do: 'notify', to: [], teammate_ids: [], team_id: null, priority: null, tag_id: null };
type Acts = Plan['acts'];
type Props = { acts: Acts; onChange: (acts: Acts) => void };

/** What is done by itself when a promise is warned of, broken or kept. */
export function ActsEditor({ acts, onChange }: Props) {
  const { t } = useTranslation('promises');
  return (
    <Part title={t('acts')} detail={t('actsWords')}>
      {MOMENTS.map((moment) => {
        const of = acts[moment] ?? [];
        const put = (next: Act[]) => onChange({ ...acts, [moment]: next });
        return (
          <section key={moment} aria-label={t(`moments.${moment}`)} className={classes.moment}>
            <div className={classes.momentHead}>
              <span>{t(`moments.${moment}`)}</span>
              <AddMenu moment={t(`moments.${moment}`)} onAdd={(act) => put([...of, act])} />
            </div>
            {of.map((act, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an act has no name of its own; its place is what it is
              <div key={place} className={classes.line}>
                <span className={classes.doing}>{t(`doings.${act.do}`)}</span>
                <ActFields
                  act={act}
                  onChange={(next) => put(of.map((each, index) => (index === place ? next : each)))}
                />
                <ActionIcon aria-label={t('removeAct')} onClick={() => put(of.filter((_, index) => index !== place))}>
                  <IconTrash size={15} aria-hidden />
                </ActionIcon>
              </div>
            ))}
          </section>
        );
      })}
    </Part>
  );
}

function AddMenu({ moment, onAdd }: { moment: string; onAdd: (act: Act) => void }) {
  const { t } = useTranslation('promises');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('addAct', { moment })}>
          <IconPlus size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {DOINGS.map((each) => (
          <Menu.Item
            key={each}
            onClick={() =>
              onAdd({
                ...FRESH,
                do: each,
                to: each === 'notify' ? ['assignee'] : [],
                priority: each === 'prioritise' ? 'urgent' : null,
              })
            }
          >
            {t(`doings.${each}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ActFields({ act, onChange }: { act: Act; onChange: (act: Act) => void }) {
  const { t } = useTranslation('promises');
  const teammates = useQuery(teammatesQuery).data?.filter((each) => each.active) ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const tags = useQuery(tagsQuery).data ?? [];
  const people = teammates.map((each) => ({ value: each.id, label: each.name }));
  const common = { size: 'xs', 'aria-label': t(`doings.${act.do}`), className: classes.values } as const;
  if (act.do === 'notify') {
    const groups = (['assignee', 'team'] as const).map((each) => ({ value: each, label: t(`whom.${each}`) }));
    return (
      <MultiSelect
        {...common}
        searchable
        data={[...groups, ...people]}
        value={[...act.to, ...act.teammate_ids]}
        onChange={(chosen) =>
          onChange({
            ...act,
            to: (['assignee', 'team'] as const).filter((each) => chosen.includes(each)),
            teammate_ids: chosen.filter((each) => each !== 'assignee' && each !== 'team'),
          })
        }
      />
    );
  }
  if (act.do === 'assign') {
    return (
      <Select
        {...common}
        searchable
        data={[
          { group: t('teams'), items: teams.map((each) => ({ value: `team ${each.id}`, label: each.name })) },
          { group: t('teammates'), items: people.map((each) => ({ ...each, value: `teammate ${each.value}` })) },
        ]}
        value={act.team_id ? `team ${act.team_id}` : act.teammate_ids[0] ? `teammate ${act.teammate_ids[0]}` : null}
        onChange={(chosen) => {
          const [kind, id = ''] = (chosen ?? '').split(' ');
          onChange({ ...act, team_id: kind === 'team' ? id : null, teammate_ids: kind === 'teammate' ? [id] : [] });
        }}
      />
    );
  }
  if (act.do === 'prioritise') {
    return (
      <Select
        {...common}
        allowDeselect={false}
        data={PRIORITIES.map((each) => ({ value: each, label: t(`priority.${each}`) }))}
        value={act.priority}
        onChange={(chosen) => onChange({ ...act, priority: (chosen ?? 'urgent') as Priority })}
      />
    );
  }
  return (
    <Select
      {...common}
      searchable
      data={tags.map((each) => ({ value: each.id, label: each.name }))}
      value={act.tag_id}
      onChange={(tag_id) => onChange({ ...act, tag_id })}
    />
  );
}
