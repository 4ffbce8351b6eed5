import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Acts } from '../../ui/card';
import classes from './rule-list.module.css';
import type { Holiday } from './types';

type Props = { holidays: Holiday[]; onChange: (holidays: Holiday[]) => void };

/** Dates on which nobody is there. */
export function HolidayList({ holidays, onChange }: Props) {
  const { t } = useTranslation('company');
  const put = (place: number, change: Partial<Holiday>) =>
    onChange(holidays.map((holiday, index) => (index === place ? { ...holiday, ...change } : holiday)));
  return (
    <div className={classes.rules}>
      <strong>{t('holidays.title')}</strong>
      {holidays.map((holiday, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its date may be half typed; its place is what it is
        <div key={place} className={classes.rule}>
          <TextInput
            aria-label={t('holidays.name', { place: place + 1 })}
            placeholder={t('holidays.example')}
            value={holiday.name}
            onChange={(typed) => put(place, { name: typed.currentTarget.value })}
          />
          <TextInput
            type="date"
            aria-label={t('holidays.date', { place: place + 1 })}
            value={holiday.date}
            onChange={(typed) => put(place, { date: typed.currentTarget.value })}
            required
          />
          <ActionIcon
            size="lg"
            aria-label={t('holidays.remove', { place: place + 1 })}
            onClick={() => onChange(holidays.filter((_, index) => index !== place))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Acts>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...holidays, { date: '', name: '', windows: [] }])}
        >
          {t('holidays.add')}
        </Button>
      </Acts>
    </div>
  );
}
