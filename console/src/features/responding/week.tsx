import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow, usePlace } from '../../lib/clock';
import { formatFineDuration, formatNumber } from '../../lib/format';
import { tidy } from '../../lib/url-state';
import { ErrorState } from '../../ui/error-state';
import { CardSkeleton } from '../../ui/skeletons';
import { type Cell, weekQuery } from './queries';
import page from './responding-page.module.css';
import classes from './week.module.css';

const route = getRouteApi('/shell/insights/response-times');
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const DAYS = 7;
/** A Monday: the weekdays are named by the days after it. */
const MONDAY = Date.UTC(2026, 10, 2, 12);
const DAY = 86_400_000;

/** The hours of the week as a heat map: when customers write, or how long they wait then. */
export function Week() {
  const { t } = useTranslation('responding');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const found = useQuery(weekQuery(search, useNow()));
  const shows = search.week ?? 'arrivals';
  if (found.isPending) return <CardSkeleton />;
  if (!found.data) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <section className={page.card} aria-labelledby="week">
      <div className={page.head}>
        <h2 id="week" className={page.title}>
          {t(`week.${shows}`)}
        </h2>
        <SegmentedControl
          size="xs"
          aria-label={t('week.shows')}
          value={shows}
          onChange={(value) =>
            void navigate({ search: (now) => tidy({ ...now, week: value === 'waits' ? 'waits' : undefined }) })
          }
          data={[
            { value: 'arrivals', label: t('week.arrivalsShort') },
            { value: 'waits', label: t('week.waitsShort') },
          ]}
        />
      </div>
      <Grid cells={found.data.cells} weekStart={found.data.week_start} shows={shows} />
      <p className={page.goal}>{t('week.zone', { zone: found.data.zone.replace('_', ' ') })}</p>
    </section>
  );
}

type GridProps = { cells: Cell[]; weekStart: number; shows: 'arrivals' | 'waits' };

function Grid({ cells, weekStart, shows }: GridProps) {
  const { t } = useTranslation('responding');
  const { locale } = usePlace();
  const named = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const days = Array.from({ length: DAYS }, (_, place) => (weekStart + place) % DAYS);
  const by = new Map(cells.map((cell) => [`${cell.weekday} ${cell.hour}`, cell]));
  const of = (cell: Cell | undefined) => (shows === 'waits' ? (cell?.value ?? 0) : (cell?.n ?? 0));
  const most = Math.max(1, ...cells.map(of));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys
    <section className={classes.scroller} tabIndex={0} aria-label={t('week.hours')}>
      <table className={classes.week}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>{t('week.day')}</VisuallyHidden>
            </th>
            {HOURS.map((hour) => (
              <th key={hour} scope="col" className={classes.hour}>
                {hour % 3 === 0 ? hour : <VisuallyHidden>{hour}</VisuallyHidden>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row" className={classes.day}>
                {named.format(MONDAY + day * DAY)}
              </th>
              {HOURS.map((hour) => {
                const cell = by.get(`${day} ${hour}`);
                const said = sayCell(cell, locale, t('week.nobody'));
                return (
                  <td
                    key={hour}
                    className={classes.cell}
                    title={`${named.format(MONDAY + day * DAY)} ${hour}:00 · ${said}`}
                    style={{ '--heat': `${Math.round((of(cell) / most) * 100)}%` } as React.CSSProperties}
                  >
                    <VisuallyHidden>{said}</VisuallyHidden>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function sayCell(cell: Cell | undefined, locale: string, nobody: string): string {
  if (!cell) return nobody;
  const n = `n ${formatNumber(cell.n, locale)}`;
  return cell.value === null ? n : `${n}, ${formatFineDuration(cell.value)}`;
}
