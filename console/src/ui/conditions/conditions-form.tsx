import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../lib/condition-fields';
import {
  type Condition,
  conditionOf,
  DEEPEST,
  type Group,
  groupOf,
  HOWS,
  type How,
  isGroup,
  type Line,
  type Node,
} from '../../lib/conditions';
import { ConditionLine } from './condition-line';
import classes from './conditions.module.css';

type Props = {
  condition: Condition | null | undefined;
  fields: Field[];
  onChange: (condition: Condition) => void;
};

/** Nested conditions as sentences: lines and groups of them, of which all, any or none hold. */
export function ConditionsForm({ condition, fields, onChange }: Props) {
  const { t } = useTranslation('ui');
  const [group, setGroup] = useState<Group | null>(() => groupOf(condition));
  if (group === null) return <p className={classes.hint}>{t('conditions.unreadable')}</p>;
  return (
    <GroupFields
      group={group}
      fields={fields}
      depth={1}
      onChange={(next) => {
        setGroup(next);
        onChange(conditionOf(next, (field) => fields.find((each) => each.name === field)?.kind));
      }}
    />
  );
}

type GroupProps = {
  group: Group;
  fields: Field[];
  depth: number;
  onChange: (group: Group) => void;
  onRemove?: () => void;
};

function GroupFields({ group, fields, depth, onChange, onRemove }: GroupProps) {
  const { t } = useTranslation('ui');
  const add = (node: Node) => onChange({ ...group, of: [...group.of, node] });
  const change = (place: number, node: Node | null) =>
    onChange({ ...group, of: group.of.flatMap((each, index) => (index === place ? (node ?? []) : each)) });
  return (
    <fieldset className={classes.group} data-inner={depth > 1 ? '' : undefined} aria-label={t('conditions.group')}>
      <Head group={group} onChange={onChange} onRemove={onRemove} />
      {group.of.map((node, place) =>
        isGroup(node) ? (
          <GroupFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a group has no name of its own; its place is what it is
            key={place}
            group={node}
            fields={fields}
            depth={depth + 1}
            onChange={(next) => change(place, next)}
            onRemove={() => change(place, null)}
          />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own; its place is what it is
          <ConditionLine key={place} line={node} fields={fields} onChange={(next) => change(place, next)} />
        ),
      )}
      <div className={classes.row}>
        <Adding onClick={() => add(FRESH)}>{t('conditions.add')}</Adding>
        {depth < DEEPEST ? (
          <Adding onClick={() => add({ how: group.how === 'any' ? 'all' : 'any', of: [FRESH] })}>
            {t('conditions.addGroup')}
          </Adding>
        ) : null}
      </div>
    </fieldset>
  );
}

const FRESH: Line = { field: 'priority', fact: '', is: 'is', values: [] };

/** How the lines go together: needed from two on, and wherever it is not "all". */
function Head({ group, onChange, onRemove }: Pick<GroupProps, 'group' | 'onChange' | 'onRemove'>) {
  const { t } = useTranslation('ui');
  if (group.of.length < 2 && group.how === 'all' && !onRemove) return null;
  return (
    <div className={classes.row}>
      <SegmentedControl
        size="xs"
        aria-label={t('conditions.how')}
        value={group.how}
        onChange={(how) => onChange({ ...group, how: how as How })}
        data={HOWS.map((each) => ({ value: each, label: t(`conditions.hows.${each}`) }))}
      />
      {onRemove ? (
        <ActionIcon aria-label={t('conditions.removeGroup')} onClick={onRemove}>
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
      ) : null}
    </div>
  );
}

function Adding({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={onClick}>
      {children}
    </Button>
  );
}
