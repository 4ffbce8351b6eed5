import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow, usePlace } from '../../../lib/clock';
import { dayKey } from '../../../lib/format';
import { tidy } from '../../../lib/url-state';
import { AGAINST, DEFAULT_DAYS, type InsightsSearch, PERIODS } from '../search';
import classes from './period-picker.module.css';
import { daysOf, periodsOf, rightBefore } from './periods';

const route = getRouteApi('/shell/insights/{-$part}');
const OWN = 'own';
const BEFORE = 'before';

/** Which days, and which they are compared with: the ones before, the same a year ago, or any. All of it in the address. */
export function PeriodPicker() {
  const { t } = useTranslation('themes');
  const { companyZone: zone } = usePlace();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { period, against } = periodsOf(search, useNow(), zone);
  const put = (change: Partial<InsightsSearch>) =>
    void navigate({ search: (now) => tidy({ ...now, ...change }), replace: true });
  const own = search.from !== undefined || search.to !== undefined;
  const shown = daysOf(period, zone);
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('words.period')}
        value={own ? OWN : String(search.days ?? DEFAULT_DAYS)}
        onChange={(value) => {
          const chosen = PERIODS.find((each) => String(each) === value);
          if (value === OWN) put({ ...shown, days: undefined });
          else put({ days: chosen === DEFAULT_DAYS ? undefined : chosen, from: undefined, to: undefined });
        }}
        data={[
          ...PERIODS.map((each) => ({ value: String(each), label: t('words.days', { count: each }) })),
          { value: OWN, label: t('words.dates') },
        ]}
      />
      {own ? (
        <Days name={t('words.period')} from={search.from} to={search.to} onChange={(from, to) => put({ from, to })} />
      ) : null}
      <Select
        size="xs"
        className={classes.against}
        aria-label={t('words.against')}
        value={search.against ?? BEFORE}
        onChange={(value) => {
          const chosen = AGAINST.find((each) => each === value);
          const days = daysOf(against ?? rightBefore(period), zone);
          put({
            against: chosen,
            against_from: chosen === OWN ? days.from : undefined,
            against_to: chosen === OWN ? days.to : undefined,
          });
        }}
        data={[BEFORE, ...AGAINST].map((each) => ({ value: each, label: t(`words.compare.${each}`) }))}
        allowDeselect={false}
      />
      {search.against === OWN ? (
        <Days
          name={t('words.against')}
          from={search.against_from}
          to={search.against_to}
          onChange={(from, to) => put({ against_from: from, against_to: to })}
        />
      ) : null}
    </>
  );
}

type DaysProps = {
  name: string;
  from: string | undefined;
  to: string | undefined;
  onChange: (from: string | undefined, to: string | undefined) => void;
};

/** A first and a last day, both in it. */
function Days({ name, from, to, onChange }: DaysProps) {
  const { t } = useTranslation('themes');
  const { companyZone } = usePlace();
  const today = dayKey(new Date(useNow()), companyZone);
  const wrong = from !== undefined && to !== undefined && from > to;
  return (
    <fieldset className={classes.days} aria-label={name}>
      <TextInput
        size="xs"
        type="date"
        aria-label={t('words.firstDay')}
        value={from ?? ''}
        max={today}
        required
        error={wrong}
        onChange={(typed) => onChange(typed.currentTarget.value || undefined, to)}
      />
      <span aria-hidden>–</span>
      <TextInput
        size="xs"
        type="date"
        aria-label={t('words.lastDay')}
        value={to ?? ''}
        max={today}
        required
        error={wrong}
        onChange={(typed) => onChange(from, typed.currentTarget.value || undefined)}
      />
      {wrong ? (
        <span role="alert" className={classes.wrong}>
          {t('words.wrongDays')}
        </span>
      ) : null}
    </fieldset>
  );
}
