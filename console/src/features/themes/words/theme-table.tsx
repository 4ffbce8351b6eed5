import { SegmentedControl, Tooltip } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatNumber, formatShare } from '../../../lib/format';
import { tidy } from '../../../lib/url-state';
import type { WordsRow } from '../types';
import { ChangeWords } from './change-words';
import { Feeling } from './feeling';
import { Spark } from './spark';
import classes from './theme-table.module.css';
import { SORTS, sorted } from './words';

const route = getRouteApi('/shell/insights/{-$part}');
type Props = { rows: WordsRow[]; onOpen: (theme: string) => void };

/** Every theme in figures. What is below another is named with it; a click opens what is behind. */
export function ThemeTable({ rows, onOpen }: Props) {
  const { t } = useTranslation('themes');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const by = SORTS.find((each) => each === search.sort) ?? 'texts';
  const most = Math.max(1, ...rows.map((row) => row.texts));
  return (
    <section className={classes.place} aria-labelledby="themes-counted">
      <header className={classes.head}>
        <h2 id="themes-counted" className={classes.title}>
          {t('words.themes')}
        </h2>
        <SegmentedControl
          size="xs"
          classNames={{ root: classes.sort, label: classes.sortBy }}
          aria-label={t('words.sort')}
          value={by}
          onChange={(value) =>
            void navigate({ search: (now) => tidy({ ...now, sort: value === 'texts' ? undefined : value }) })
          }
          data={SORTS.map((each) => ({ value: each, label: t(`sort.${each}`) }))}
        />
      </header>
      <div className={classes.scroller}>
        <table className={classes.table}>
          <thead>
            <tr>
              {(['theme', 'texts', 'customers', 'feeling', 'effort', 'trend', 'change'] as const).map((name) => (
                <th key={name} scope="col" data-column={name}>
                  {t(`column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted(rows, by).map((row) => (
              <Row key={row.theme.id} row={row} most={most} onOpen={() => onOpen(row.theme.id)} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ row, most, onOpen }: { row: WordsRow; most: number; onOpen: () => void }) {
  const { locale } = usePlace();
  const above = row.theme.path.slice(0, -1).join(' › ');
  return (
    <tr>
      <td data-column="theme">
        <button type="button" className={classes.open} onClick={onOpen}>
          {above ? <span className={classes.above}>{above} ›</span> : null} {row.theme.name}
        </button>
      </td>
      <td data-column="texts">
        <span className={classes.volume}>
          <span className={classes.bar} aria-hidden>
            <span className={classes.filled} style={{ width: `${(row.texts / most) * 100}%` }} />
          </span>
          <Counted row={row} />
        </span>
      </td>
      <td data-column="customers">{formatNumber(row.customers, locale)}</td>
      <td data-column="feeling">
        <Feeling of={row.sentiment} />
      </td>
      <td data-column="effort">
        <Effort row={row} />
      </td>
      <td data-column="trend">
        <Spark steps={row.trend} />
      </td>
      <td data-column="change">
        <ChangeWords row={row} plain />
      </td>
    </tr>
  );
}

/** The count as it was read, and beside it what it is with the reader's own errors taken out. */
function Counted({ row }: { row: WordsRow }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const number = (value: number) => formatNumber(Math.round(value), locale);
  const { corrected } = row;
  const words = corrected
    ? t('words.corrected', {
        n: number(corrected.value),
        low: number(corrected.low),
        high: number(corrected.high),
      })
    : t('words.notMeasured');
  return (
    <Tooltip label={words} multiline w={240}>
      <span className={classes.count}>
        {number(row.texts)}
        {corrected && isTelling(corrected) ? (
          <span className={classes.corrected}>≈ {number(corrected.value)}</span>
        ) : null}
      </span>
    </Tooltip>
  );
}

/** An interval whose end is twice its beginning says little (it is cut at all texts there are): the tooltip alone tells it. */
function isTelling({ low, high }: NonNullable<WordsRow['corrected']>): boolean {
  return high < 2 * low;
}

function Effort({ row }: { row: WordsRow }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const { mean, n } = row.effort;
  if (mean === null) return <span className={classes.faint}>{n === 0 ? t('words.notSaid') : t('n', { n })}</span>;
  return (
    <Tooltip label={t('n', { n })}>
      <span>{formatShare(mean, locale, 0)}</span>
    </Tooltip>
  );
}
