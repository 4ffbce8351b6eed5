import { IconRoute } from '@tabler/icons-react';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, usePlace } from '../../lib/clock';
import { formatNumber } from '../../lib/format';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { CardSkeleton, ListSkeleton } from '../../ui/skeletons';
import { Curve } from './curve/curve';
import { FeelingStrip } from './curve/feeling-strip';
import type { WindowControl } from './curve/use-window';
import { widthOf } from './curve/window';
import classes from './customer-page.module.css';
import { Filters } from './filters';
import { LineList } from './line-list';
import { PeriodChips } from './period-chips';
import { filtersOf, type LineSearch } from './search';
import type { Overview, Touchpoint } from './types';
import { useLineList, useLiveLine } from './use-line';
import { useLineView } from './use-line-view';

type Props = {
  id: string;
  customerId: string | undefined;
  name: string;
  head: ReactNode;
  /** What else is known, where there is no room beside: folded, between the curve and the list. */
  side: ReactNode;
  search: LineSearch;
  change: (change: Partial<LineSearch>) => void;
  every: Overview | undefined;
  overview: Overview | undefined;
  stale: boolean;
};

/** Head, filters, curve and list: one column that scrolls. */
export function LinePane({ id, customerId, name, head, side, search, change, every, overview, stale }: Props) {
  const { t } = useTranslation('line');
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const view = useLineView(search, every, now, change);
  const filters = filtersOf(search);
  const { list, touchpoints, total } = useLineList(id, filters, view.period);
  useLiveLine(id, customerId, filters, view.period);
  const choose = useCallback((at: string | null) => change({ at: at ?? undefined }), [change]);
  const onEnd = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  }, [list.hasNextPage, list.isFetchingNextPage, list.fetchNextPage]);

  const { reveal, open } = useOpening(touchpoints, overview, view.control, choose);

  const nothing = every?.total === 0;
  return (
    <div ref={scroller} className={classes.pane}>
      <div className={classes.inner}>
        {head}
        <div className={classes.tools}>
          <Filters search={search} all={every ?? NOTHING} onChange={change} />
          <PeriodChips view={view} />
        </div>
        <div className={`${classes.card} ${classes.curve}`} data-stale={stale || undefined}>
          {overview ? (
            <Curve
              marks={overview.marks}
              bands={overview.bands}
              control={view.control}
              chosen={search.at ?? null}
              onChoose={choose}
              onOpen={open}
              label={t('curve.label', { name, count: overview.total })}
            />
          ) : (
            <CardSkeleton height={230} />
          )}
          <FeelingStrip id={id} window={view.control.window} />
        </div>
        {side ? (
          <details className={classes.folded}>
            <summary>{t('side.label')}</summary>
            {side}
          </details>
        ) : null}
        {nothing ? (
          <EmptyState icon={IconRoute} title={t('empty.title')}>
            {t('empty.words')}
          </EmptyState>
        ) : (
          <Count total={total} of={overview} whole={view.isWhole} onWhole={() => view.shows('all')} />
        )}
        {list.isError && touchpoints.length === 0 ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isPending ? <ListSkeleton rows={8} lines={1} /> : null}
        {touchpoints.length > 0 ? (
          <div className={`${classes.card} ${classes.list}`}>
            <LineList
              touchpoints={touchpoints}
              chosen={search.at ?? null}
              onChoose={choose}
              onEnd={onEnd}
              more={list.hasNextPage}
              scroller={scroller}
              reveal={reveal}
            />
          </div>
        ) : null}
      </div>
    </div>
  );
}

type Revealed = { id: string; turn: number };

/** Show a mark of the curve in the list: scroll to it, or bring the curve so close that the list has it. */
function useOpening(
  touchpoints: Touchpoint[],
  overview: Overview | undefined,
  control: WindowControl,
  choose: (id: string) => void,
) {
  const [reveal, setReveal] = useState<Revealed | null>(null);
  const { window, glide } = control;
  const open = useCallback(
    (mark: string): void => {
      choose(mark);
      if (touchpoints.some((each) => each.id === mark)) {
        setReveal((before) => ({ id: mark, turn: (before?.turn ?? 0) + 1 }));
        return;
      }
      const at = Date.parse(overview?.marks.find((each) => each.id === mark)?.at ?? '');
      const half = widthOf(window) / 16;
      if (!Number.isNaN(at)) glide({ from: at - half, to: at + half });
    },
    [choose, touchpoints, overview, window, glide],
  );
  return { reveal, open };
}

const NOTHING = { names: [], channels: [], departments: [] };

type CountProps = { total: number; of: Overview | undefined; whole: boolean; onWhole: () => void };

/** How many touchpoints are listed, and of how many: the list shows what the curve shows. */
function Count({ total, of, whole, onWhole }: CountProps) {
  const { t } = useTranslation('line');
  const { locale } = usePlace();
  if (!of) return null;
  return (
    <p className={classes.count}>
      <span>
        {whole || total >= of.total
          ? t('count', { count: total, number: formatNumber(total, locale) })
          : t('countOf', { number: formatNumber(total, locale), all: formatNumber(of.total, locale) })}
        {of.thinned ? ` · ${t('thinned')}` : ''}
      </span>
      {whole ? null : (
        <button type="button" className={classes.link} onClick={onWhole}>
          {t('showAll')}
        </button>
      )}
    </p>
  );
}
