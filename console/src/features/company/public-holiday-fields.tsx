import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { Fields } from '../../ui/card';
import { COUNTRIES } from './countries';
import type { Hours } from './types';

type Value = Hours['public_holidays'];
type Props = { value: Value; onChange: (value: Value) => void };

/** Closed on the public holidays of a country, or of a part of it. */
export function PublicHolidayFields({ value, onChange }: Props) {
  const { t } = useTranslation('company');
  const { locale } = usePlace();
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const codes = value && !COUNTRIES.includes(value.country) ? [...COUNTRIES, value.country] : COUNTRIES;
  const data = codes
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((one, other) => one.label.localeCompare(other.label, locale));
  return (
    <Fields>
      <Select
        label={t('publicHolidays.title')}
        placeholder={t('publicHolidays.none')}
        data={data}
        value={value?.country ?? null}
        onChange={(country) => onChange(country ? { country, subdivision: null } : null)}
        searchable
        clearable
      />
      {value ? (
        <TextInput
          label={t('publicHolidays.part')}
          placeholder={t('publicHolidays.partHint')}
          value={value.subdivision ?? ''}
          onChange={(typed) =>
            onChange({ ...value, subdivision: typed.currentTarget.value.trim().toUpperCase() || null })
          }
        />
      ) : null}
    </Fields>
  );
}
