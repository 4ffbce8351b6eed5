import { Button, NativeSelect, Pill, Popover, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { factName } from '../../lib/fact-words';
import classes from './customers-page.module.css';
import { factNamesQuery } from './queries';
import { COMPARISONS, type Comparison, type Condition, type CustomersSearch, conditionsOf, meantBy } from './search';

type Props = { search: CustomersSearch; change: (next: Partial<CustomersSearch>) => void };
const OWN = ['name', 'email', 'phone', 'company', 'first_seen_at', 'last_seen_at', 'blocked'];
const TIMES = new Set(['first_seen_at', 'last_seen_at']);
const ALONE = new Set<Comparison>(['exists', 'missing']);

/** Adds one condition after the other; all of them must hold. */
export function FilterMenu({ search, change }: Props) {
  const { t } = useTranslation('customers');
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          onClick={() => setOpened((before) => !before)}
        >
          {t('filter.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filter.button')}>
        <FilterForm
          onAdd={(condition) => {
            change({ filter: JSON.stringify([...conditionsOf(search.filter), condition]) });
            setOpened(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function FilterForm({ onAdd }: { onAdd: (condition: Condition) => void }) {
  const { t } = useTranslation('customers');
  const facts = useQuery(factNamesQuery);
  const [field, setField] = useState('name');
  const [is, setIs] = useState<Comparison>('contains');
  const [value, setValue] = useState('');
  const possible = comparisonsOf(field);
  const comparison = possible.includes(is) ? is : (possible[0] ?? 'is');
  function add(submit: SubmitEvent): void {
    submit.preventDefault();
    if (ALONE.has(comparison)) onAdd({ field, is: comparison });
    else if (field === 'blocked') onAdd({ field, is: comparison, value: true });
    else if (TIMES.has(field)) onAdd({ field, is: comparison, value: new Date(value).toISOString() });
    else onAdd({ field, is: comparison, value: field.startsWith('facts.') ? meantBy(value) : value });
  }
  const asks = !ALONE.has(comparison) && field !== 'blocked';
  return (
    <form className={classes.form} onSubmit={add}>
      <NativeSelect
        label={t('filter.field')}
        value={field}
        onChange={(choice) => setField(choice.currentTarget.value)}
        data={[
          { group: t('title'), items: OWN.map((id) => ({ value: id, label: fieldName(id, t) })) },
          {
            group: t('facts'),
            items: (facts.data ?? []).map((name) => ({ value: `facts.${name}`, label: factName(name) })),
          },
        ]}
      />
      <NativeSelect
        label={t('filter.operator')}
        value={comparison}
        onChange={(choice) => setIs(possible.find((each) => each === choice.currentTarget.value) ?? 'is')}
        data={possible.map((each) => ({ value: each, label: t(`operator.${each}`) }))}
      />
      {asks ? (
        <TextInput
          label={t('filter.value')}
          required
          withAsterisk={false}
          type={TIMES.has(field) ? 'date' : 'text'}
          value={value}
          onChange={(typed) => setValue(typed.currentTarget.value)}
        />
      ) : null}
      <Button type="submit">{t('filter.add')}</Button>
    </form>
  );
}

/** The conditions that hold now, each with a way to drop it. */
export function FilterChips({ search, change }: Props) {
  const { t } = useTranslation('customers');
  const conditions = conditionsOf(search.filter);
  if (conditions.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label={t('filter.button')}>
      {conditions.map((condition, place) => (
        <Pill
          key={JSON.stringify(condition)}
          component="li"
          withRemoveButton
          removeButtonProps={{ 'aria-label': t('filter.drop'), 'aria-hidden': false, tabIndex: 0 }}
          onRemove={() => {
            const left = conditions.filter((_, other) => other !== place);
            change({ filter: left.length > 0 ? JSON.stringify(left) : undefined });
          }}
        >
          {said(condition, t)}
        </Pill>
      ))}
    </ul>
  );
}

function comparisonsOf(field: string): Comparison[] {
  if (field === 'blocked') return ['is', 'is_not'];
  if (TIMES.has(field)) return ['above', 'below'];
  return field.startsWith('facts.') ? [...COMPARISONS] : ['contains', 'is', 'is_not', 'exists', 'missing'];
}

function fieldName(field: string, t: TFunction<'customers'>): string {
  return field.startsWith('facts.') ? factName(field) : t(`column.${field}`);
}

function said({ field, is, value }: Condition, t: TFunction<'customers'>): string {
  const shown = TIMES.has(field) ? String(value).slice(0, 10) : String(value ?? '');
  const words = [fieldName(field, t), t(`operator.${TIMES.has(field) ? `${is}_time` : is}`)];
  return ALONE.has(is) || field === 'blocked' ? words.join(' ') : [...words, shown].join(' ');
}
