import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldsQuery, topicsQuery } from './labels/queries';
import { pathsOf } from './labels/tree';
import classes from './list-pane.module.css';
import { type InboxSearch, PHASES, PRIORITIES } from './views';

type Props = { search: InboxSearch; put: (change: Partial<InboxSearch>) => void };

/** Narrow the list by what teammates said of conversations: priority, topic, phase, and fields with choices. */
export function LabelFilters({ search, put }: Props) {
  const { t } = useTranslation('conversations');
  const topics = pathsOf(useQuery(topicsQuery).data ?? []);
  const fields = useQuery(fieldsQuery).data ?? [];
  const chosen = (id: string) => (search.field?.startsWith(`${id}:`) ? search.field.slice(id.length + 1) : undefined);
  return (
    <>
      <Narrow
        name={t('priority.priority')}
        choices={PRIORITIES.map((each) => ({ value: each, label: t(`priority.${each}`) }))}
        chosen={search.priority}
        onPick={(priority) => put({ priority: priority as InboxSearch['priority'] })}
      />
      <Narrow
        name={t('details.topic')}
        choices={topics.map((each) => ({ value: each.id, label: each.path }))}
        chosen={search.topic}
        onPick={(topic) => put({ topic })}
      />
      <Narrow
        name={t('details.phase')}
        choices={PHASES.map((each) => ({ value: each, label: t(`details.phases.${each}`) }))}
        chosen={search.phase}
        onPick={(phase) => put({ phase: phase as InboxSearch['phase'] })}
      />
      {fields
        .filter((field) => !field.is_archived)
        .map((field) => (
          <Narrow
            key={field.id}
            name={field.name}
            choices={
              field.kind === 'checkbox'
                ? [
                    { value: 'true', label: t('details.yes') },
                    { value: 'false', label: t('details.no') },
                  ]
                : field.options.map((option) => ({ value: option.id, label: option.name }))
            }
            chosen={chosen(field.id)}
            onPick={(value) => put({ field: value && `${field.id}:${value}` })}
          />
        ))}
    </>
  );
}

type NarrowProps = {
  name: string;
  choices: { value: string; label: string }[];
  chosen: string | undefined;
  onPick: (value: string | undefined) => void;
};

/** One label and its values; choosing the chosen one again takes it off. Nothing to choose: nothing to show. */
function Narrow({ name, choices, chosen, onPick }: NarrowProps) {
  if (choices.length === 0) return null;
  const label = choices.find((each) => each.value === chosen)?.label;
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item>{label ? `${name}: ${label}` : name}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown className={classes.choices}>
        {choices.map((each) => (
          <Menu.Item
            key={each.value}
            onClick={() => onPick(each.value === chosen ? undefined : each.value)}
            rightSection={each.value === chosen ? <IconCheck size={14} aria-hidden /> : null}
          >
            {each.label}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
