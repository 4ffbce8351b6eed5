import { ActionIcon, MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../lib/condition-fields';
import { COMPARISONS, countsBack, type Kind, type Line, needsValue } from '../../lib/conditions';
import classes from './conditions.module.css';

type Props = { line: Line; fields: Field[]; onChange: (line: Line | null) => void };

/** One condition: about what, how it compares, with what. */
export function ConditionLine({ line, fields, onChange }: Props) {
  const { t } = useTranslation('ui');
  const field = fields.find((each) => each.name === line.field);
  const kind = field?.kind ?? 'text';
  return (
    <div className={classes.line}>
      <Select
        size="xs"
        aria-label={t('conditions.field')}
        value={line.field}
        allowDeselect={false}
        searchable
        onChange={(name) => name && onChange(begun(name, fields))}
        data={grouped(fields, field ? undefined : line.field)}
      />
      {line.field === 'fact' ? (
        <TextInput
          size="xs"
          aria-label={t('conditions.fact')}
          placeholder={t('conditions.fact')}
          value={line.fact}
          onChange={(typed) => onChange({ ...line, fact: typed.currentTarget.value })}
        />
      ) : null}
      <Select
        size="xs"
        aria-label={t('conditions.comparison')}
        value={line.is}
        allowDeselect={false}
        onChange={(is) => is && onChange({ ...line, is, values: keeps(line.is, is) ? line.values : [] })}
        data={COMPARISONS[kind].map((each) => ({ value: each, label: comparison(each, kind, t) }))}
      />
      {needsValue(line) ? (
        <Values line={line} field={field} kind={kind} onChange={(values) => onChange({ ...line, values })} />
      ) : null}
      <ActionIcon aria-label={t('conditions.remove')} onClick={() => onChange(null)}>
        <IconTrash size={15} aria-hidden />
      </ActionIcon>
    </div>
  );
}

type ValueProps = { line: Line; field: Field | undefined; kind: Kind; onChange: (values: string[]) => void };

function Values({ line, field, kind, onChange }: ValueProps) {
  const { t } = useTranslation('ui');
  const common = { size: 'xs', 'aria-label': t('conditions.values'), className: classes.values } as const;
  const value = line.values[0] ?? '';
  const one = (typed: string | number) => onChange(typed === '' ? [] : [String(typed)]);
  if (countsBack(line)) return <Span hours={value} onChange={one} />;
  if (kind === 'choice') {
    return <MultiSelect {...common} value={line.values} onChange={onChange} data={field?.choices ?? []} searchable />;
  }
  if (kind === 'yes') {
    const data = ['true', 'false'].map((each) => ({ value: each, label: t(`conditions.yes.${each}`) }));
    return <Select {...common} value={value || null} onChange={(chosen) => one(chosen ?? '')} data={data} />;
  }
  if (kind === 'time' || kind === 'date') {
    const day = value.slice(0, 10);
    return <TextInput {...common} type="date" value={day} onChange={(typed) => one(typed.currentTarget.value)} />;
  }
  if (kind === 'number') return <NumberInput {...common} value={value} onChange={one} hideControls />;
  return <TagsInput {...common} value={line.values} onChange={onChange} acceptValueOnBlur />;
}

const DAY = 24;

/** How long ago: hours, or days where they are whole. */
function Span({ hours, onChange }: { hours: string; onChange: (hours: string | number) => void }) {
  const { t } = useTranslation('ui');
  const [unit, setUnit] = useState(() => (hours !== '' && Number(hours) % DAY === 0 ? DAY : 1));
  const put = (typed: string | number, by: number) => onChange(typed === '' ? '' : Number(typed) * by);
  const shown = hours === '' ? '' : Number(hours) / unit;
  return (
    <span className={classes.span}>
      <NumberInput
        size="xs"
        aria-label={t('conditions.values')}
        className={classes.amount}
        value={shown}
        min={0}
        hideControls
        onChange={(typed) => put(typed, unit)}
      />
      <Select
        size="xs"
        aria-label={t('conditions.unit')}
        className={classes.unit}
        value={String(unit)}
        allowDeselect={false}
        onChange={(chosen) => {
          setUnit(Number(chosen));
          put(shown, Number(chosen));
        }}
        data={[1, DAY].map((each) => ({ value: String(each), label: t(`conditions.units.${each}`) }))}
      />
    </span>
  );
}

function begun(name: string, fields: Field[]): Line {
  const kind = fields.find((each) => each.name === name)?.kind ?? 'text';
  return { field: name, fact: '', is: COMPARISONS[kind][0] ?? 'is', values: kind === 'yes' ? ['true'] : [] };
}

/** Whether what was chosen still fits: hours are no days, and nothing needs no value. */
function keeps(was: string, is: string): boolean {
  const spans = ['within', 'longer_ago'];
  return spans.includes(was) === spans.includes(is);
}

function comparison(is: string, kind: Kind, t: (key: string) => string): string {
  const dated = (kind === 'time' || kind === 'date') && (is === 'above' || is === 'below');
  return t(`conditions.comparisons.${dated ? `${is}_time` : is}`);
}

/** The fields by what they are of; one that is there no more stays what it was. */
function grouped(fields: Field[], gone: string | undefined) {
  const groups = [...new Set(fields.map((each) => each.group))];
  const listed = groups.map((group) => ({
    group,
    items: fields.filter((each) => each.group === group).map(({ name, label }) => ({ value: name, label })),
  }));
  return gone ? [...listed, { group: '…', items: [{ value: gone, label: gone }] }] : listed;
}
