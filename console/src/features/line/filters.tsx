import { Button } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { HueDot } from '../../ui/mark';
import { Picker } from '../../ui/picker';
import { Chips } from './chips';
import classes from './filters.module.css';
import type { LineSearch } from './search';
import type { Overview } from './types';

type Props = {
  search: LineSearch;
  /** What the whole line has, whatever is filtered now. */
  all: Pick<Overview, 'names' | 'channels' | 'departments'>;
  onChange: (change: Partial<LineSearch>) => void;
};
type Field = 'department' | 'channel' | 'name';

/** Everything, service or experience; then department, channel and name. All of it in the address. */
export function Filters({ search, all, onChange }: Props) {
  const { t } = useTranslation('line');
  const choices: Record<Field, string[]> = { department: all.departments, channel: all.channels, name: all.names };
  const chosen = (['department', 'channel', 'name'] as const).flatMap((field) =>
    (search[field] ?? []).map((value) => ({ field, value })),
  );
  function toggle(field: Field, value: string): void {
    const now = search[field] ?? [];
    const next = now.includes(value) ? now.filter((each) => each !== value) : [...now, value];
    onChange({ [field]: next.length > 0 ? next : undefined });
  }
  return (
    <div className={classes.filters}>
      <Chips
        label={t('lens.label')}
        value={search.lens ?? 'everything'}
        choices={(['everything', 'service', 'experience'] as const).map((lens) => ({
          value: lens,
          label: t(`lens.${lens}`),
        }))}
        onChange={(lens) => onChange({ lens: lens === 'everything' ? undefined : (lens as LineSearch['lens']) })}
      />
      {(['department', 'channel', 'name'] as const).map((field) => (
        <Picker
          key={field}
          several
          target={(open, opened) => (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              onClick={open}
              aria-expanded={opened}
              rightSection={<IconChevronDown size={13} aria-hidden />}
            >
              {t(`filter.${field}`)}
            </Button>
          )}
          choices={choices[field].map((value) => ({
            value,
            label: wordFor(t, field, value),
            left: field === 'name' ? undefined : <HueDot kind={field} name={value} />,
          }))}
          chosen={search[field] ?? []}
          onPick={(value) => toggle(field, value)}
          placeholder={t(`filter.${field}`)}
          empty={t('filter.none')}
        />
      ))}
      {chosen.map(({ field, value }) => (
        <button
          key={`${field} ${value}`}
          type="button"
          className={classes.chosen}
          onClick={() => toggle(field, value)}
          aria-label={t('filter.without', { what: wordFor(t, field, value) })}
        >
          {wordFor(t, field, value)}
          <IconX size={12} aria-hidden />
        </button>
      ))}
    </div>
  );
}

function wordFor(t: TFunction<'line'>, field: Field, value: string): string {
  return field === 'name' ? value : t(`${field}.${value}`, { defaultValue: value });
}
