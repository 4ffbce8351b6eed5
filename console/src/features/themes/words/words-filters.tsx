import { Button, Menu, MultiSelect, SegmentedControl } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { tidy } from '../../../lib/url-state';
import type { InsightsSearch } from '../search';
import { PeriodPicker } from './period-picker';
import { type Asked, type Cut, csvOf, cutQuery } from './words';
import classes from './words-filters.module.css';

const route = getRouteApi('/shell/insights/{-$part}');
const FIELDS = ['channel', 'product', 'language', 'stage'] as const satisfies Cut[];
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
  const offered = [...new Set([...values, ...chosen])];
  if (offered.length < 2 && chosen.length === 0) return null;
  return (
    <MultiSelect
      className={classes.narrow}
      size="xs"
      aria-label={t(`by.${field}`)}
      placeholder={chosen.length === 0 ? t(`by.${field}`) : undefined}
      data={offered.map((value) => ({ value, label: t(`values.${field}.${value}`, { defaultValue: value }) }))}
      value={chosen}
      onChange={(picked) => onChange(picked.length > 0 ? picked : undefined)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('theme.clear') }}
      comboboxProps={{ width: 220, position: 'bottom-start' }}
    />
  );
}
