import { SegmentedControl, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/clock';
import { formatFineDuration } from '../../lib/format';
import { tidy } from '../../lib/url-state';
import classes from './filters.module.css';
import { numberQuery } from './queries';
import { type Cut, DEFAULT_DAYS, DEFAULT_GOAL, GOALS, PERIODS, type RespondingSearch, useCuts } from './search';

const route = getRouteApi('/shell/insights/response-times');

/** Period, clock, whose, and the goal; all of it in the address. */
export function Filters() {
  const { t } = useTranslation('responding');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const put = (change: Partial<RespondingSearch>) => void navigate({ search: (now) => tidy({ ...now, ...change }) });
  return (
    <div className={classes.filters}>
      <SegmentedControl
        size="xs"
        aria-label={t('period')}
        value={String(search.days ?? DEFAULT_DAYS)}
        onChange={(value) => put({ days: PERIODS.find((each) => String(each) === value && each !== DEFAULT_DAYS) })}
        data={PERIODS.map((each) => ({ value: String(each), label: t('days', { count: each }) }))}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('clock')}
        value={search.clock ?? 'calendar'}
        onChange={(value) => put({ clock: value === 'business' ? 'business' : undefined })}
        data={[
          { value: 'calendar', label: t('calendar') },
          { value: 'business', label: t('business') },
        ]}
      />
      {useCuts().map((cut) => (
        <Narrow key={cut} cut={cut} onChange={(value) => put({ [cut]: value })} />
      ))}
      <Select
        className={classes.narrow}
        size="xs"
        aria-label={t('goal')}
        allowDeselect={false}
        value={String(search.goal ?? DEFAULT_GOAL)}
        onChange={(value) => put({ goal: GOALS.find((each) => String(each) === value && each !== DEFAULT_GOAL) })}
        data={GOALS.map((each) => ({ value: String(each), label: t('goalOf', { goal: formatFineDuration(each) }) }))}
      />
      <Switch
        size="xs"
        label={t('trimmed')}
        checked={search.trimmed === 'yes'}
        onChange={(change) => put({ trimmed: change.currentTarget.checked ? 'yes' : undefined })}
      />
    </div>
  );
}

type NarrowProps = { cut: Cut; onChange: (value: string | undefined) => void };

/** Those who have something to count in the period. With nothing to choose between it is not shown. */
function Narrow({ cut, onChange }: NarrowProps) {
  const { t } = useTranslation('responding');
  const search = route.useSearch();
  const parts = useQuery(numberQuery('reply_rate', search, useNow(), cut)).data?.breakdown?.parts ?? [];
  const chosen = search[cut];
  const offered = parts.map(({ key, label }) => ({ value: key ?? 'none', label: label ?? t(`none.${cut}`) }));
  if (offered.length < 2 && !chosen) return null;
  return (
    <Select
      className={classes.narrow}
      size="xs"
      aria-label={t(`by.${cut}`)}
      placeholder={t(`all.${cut}`)}
      data={offered}
      value={chosen ?? null}
      onChange={(value) => onChange(value ?? undefined)}
      clearable
      clearButtonProps={{ 'aria-label': t('clear') }}
      comboboxProps={{ width: 240, position: 'bottom-start' }}
    />
  );
}
