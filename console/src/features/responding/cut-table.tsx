import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow, usePlace } from '../../lib/clock';
import { formatFineDuration, formatNumber, formatShare } from '../../lib/format';
import { tidy } from '../../lib/url-state';
import { ErrorState } from '../../ui/error-state';
import { ListSkeleton } from '../../ui/skeletons';
import classes from './cut-table.module.css';
import { numberQuery, type Part } from './queries';
import page from './responding-page.module.css';
import { useCuts } from './search';

const route = getRouteApi('/shell/insights/response-times');

type Props = { id: 'response_time' | 'handle_time' };

/** Waits or work apart, by mailbox, team or teammate; a click narrows the page to one of them. */
export function CutTable({ id }: Props) {
  const { t } = useTranslation('responding');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const cuts = useCuts();
  const by = cuts.find((each) => each === search.by) ?? 'channel_id';
  const found = useQuery(numberQuery(id, search, useNow(), by));
  return (
    <section className={page.card} aria-labelledby={`apart-${id}`}>
      <div className={page.head}>
        <h2 id={`apart-${id}`} className={page.title}>
          {t(`apart.${id}`)}
        </h2>
        <SegmentedControl
          size="xs"
          aria-label={t(`apart.${id}`)}
          value={by}
          onChange={(value) => {
            const cut = cuts.find((each) => each === value);
            void navigate({ search: (now) => tidy({ ...now, by: cut === 'channel_id' ? undefined : cut }) });
          }}
          data={cuts.map((each) => ({ value: each, label: t(`by.${each}`) }))}
        />
      </div>
      {found.isPending ? <ListSkeleton rows={4} lines={1} /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data ? (
        <Rows
          label={`${t(`apart.${id}`)}: ${t('table')}`}
          parts={found.data.breakdown?.parts ?? []}
          goal={found.data.within?.seconds}
          nobody={t(`none.${by}`)}
          onChoose={(key) => void navigate({ search: (now) => tidy({ ...now, [by]: key }) })}
        />
      ) : null}
    </section>
  );
}

type RowsProps = {
  label: string;
  parts: Part[];
  goal: number | undefined;
  nobody: string;
  onChoose: (key: string) => void;
};

function Rows({ label, parts, goal, nobody, onChoose }: RowsProps) {
  const { t } = useTranslation('responding');
  const { locale } = usePlace();
  if (parts.length === 0) return <p className={page.goal}>{t('nothing')}</p>;
  const longest = Math.max(1, ...parts.map(({ figures }) => figures.median ?? 0));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys
    <section className={classes.scroller} tabIndex={0} aria-label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">n</th>
            <th scope="col">{t('median')}</th>
            <th scope="col">{t('surely')}</th>
            <th scope="col">{t('p90')}</th>
            {goal ? <th scope="col">{t('within', { goal: formatFineDuration(goal) })}</th> : null}
          </tr>
        </thead>
        <tbody>
          {parts.map(({ key, label, figures, within }) => (
            <tr key={key ?? 'none'}>
              <th scope="row">
                <button type="button" className={classes.name} onClick={() => onChoose(key ?? 'none')} dir="auto">
                  {label ?? nobody}
                </button>
              </th>
              <td>{formatNumber(figures.n, locale)}</td>
              <td>
                {figures.median === null ? (
                  t('few')
                ) : (
                  <span className={classes.median}>
                    {formatFineDuration(figures.median)}
                    <span className={classes.bar} style={{ inlineSize: `${(figures.median / longest) * 100}%` }} />
                  </span>
                )}
              </td>
              <td>{figures.interval ? figures.interval.map(formatFineDuration).join(' – ') : '–'}</td>
              <td>{figures.p90 === null ? '–' : formatFineDuration(figures.p90)}</td>
              {goal ? <td>{within?.share == null ? '–' : formatShare(within.share, locale, 0)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
