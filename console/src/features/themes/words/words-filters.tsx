import { Button, Menu, MultiSelect, SegmentedControl } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { factName, factValue } from '../../../lib/fact-words';
import { tidy } from '../../../lib/url-state';
import type { InsightsSearch } from '../search';
import { PeriodPicker } from './period-picker';
import { type Asked, type Cut, csvOf, cutQuery, factsQuery } from './words';
import classes from './words-filters.module.css';

const route = getRouteApi('/shell/insights/{-$part}');
const FIELDS = ['channel', 'product', 'language', 'stage', 'teammate'] as const satisfies Cut[];
type Field = (typeof FIELDS)[number];
const FILES = ['themes', 'trend', 'emotions'] as const;

/** Period, whose words, and what they are narrowed to; all of it in the address. */
export function WordsFilters({ asked }: { asked: Asked }) {
  const { t } = useTranslation('themes');
  const { writer = 'customer' } = route.useSearch();
  const navigate = route.useNavigate();
  const put = (change: Partial<InsightsSearch>) => void navigate({ search: (now) => tidy({ ...now, ...change }) });
  return (
    <div className={classes.filters}>
      <PeriodPicker />
      <SegmentedControl
        size="xs"
        aria-label={t('words.whose')}
        value={writer}
        onChange={(value) => put({ writer: value === 'teammate' ? 'teammate' : undefined })}
        data={[
          { value: 'customer', label: t('words.theirs') },
          { value: 'teammate', label: t('words.ours') },
        ]}
      />
      {FIELDS.map((field) => (
        <Narrow key={field} field={field} asked={asked} onChange={(values) => put({ [field]: values })} />
      ))}
      <Groups chosen={asked.fact ?? []} onChange={(values) => put({ fact: values })} />
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <Button
            className={classes.file}
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t('words.csv')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FILES.map((of) => (
            <Menu.Item key={of} component="a" href={csvOf('/api/words.csv', asked, { of })} download>
              {t(`words.file.${of}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

type NarrowProps = { field: Field; asked: Asked; onChange: (values: string[] | undefined) => void };

/** One field: the values that texts of the period have, the most said first. Nothing to choose: not shown. */
function Narrow({ field, asked, onChange }: NarrowProps) {
  const { t } = useTranslation('themes');
  const chosen = asked[field] ?? [];
  const parts = useQuery(cutQuery({ ...asked, [field]: undefined }, field)).data?.parts ?? [];
  const values = parts.flatMap(({ key }) => (key ? [key] : []));
  const labels = new Map(parts.map(({ key, label }) => [key, label]));
  const offered = [...new Set([...values, ...chosen])];
  const said = (value: string) => t(`values.${field}.${value}`, { defaultValue: labels.get(value) ?? value });
  if (offered.length < 2 && chosen.length === 0) return null;
  return (
    <MultiSelect
      className={classes.narrow}
      size="xs"
      aria-label={t(`by.${field}`)}
      placeholder={chosen.length === 0 ? t(`by.${field}`) : undefined}
      data={offered.map((value) => ({ value, label: said(value) }))}
      value={chosen}
      onChange={(picked) => onChange(picked.length > 0 ? picked : undefined)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('theme.clear') }}
      comboboxProps={{ width: 220, position: 'bottom-start' }}
    />
  );
}

type GroupsProps = { chosen: string[]; onChange: (values: string[] | undefined) => void };

/** Groups of customers: facts that several of them share, each with its values. */
function Groups({ chosen, onChange }: GroupsProps) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const facts = useQuery(factsQuery).data ?? [];
  const known = new Set(facts.flatMap(({ name, values }) => values.map((value) => `${name}=${value}`)));
  const option = (said: string) => {
    const place = said.indexOf('=');
    return { value: said, label: factValue(said.slice(0, place), said.slice(place + 1), locale) };
  };
  const groups = facts.map(({ name, values }) => ({
    group: factName(name),
    items: values.map((value) => option(`${name}=${value}`)),
  }));
  const others = chosen.filter((said) => !known.has(said)).map(option);
  if (groups.length === 0 && others.length === 0) return null;
  return (
    <MultiSelect
      className={`${classes.narrow} ${classes.group}`}
      size="xs"
      aria-label={t('by.fact')}
      placeholder={chosen.length === 0 ? t('by.fact') : undefined}
      data={others.length > 0 ? [...groups, { group: t('by.fact'), items: others }] : groups}
      value={chosen}
      onChange={(picked) => onChange(picked.length > 0 ? picked : undefined)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('theme.clear') }}
      comboboxProps={{ width: 260, position: 'bottom-start' }}
      maxDropdownHeight={320}
    />
  );
}
