import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { formatDay } from '../../lib/format';
import { useRoving } from '../../ui/use-roving';
import classes from './line-list.module.css';
import { LineRow, type Said } from './line-row';
import { NOTHING_SETTLED, type Row, rowOf, rowsOf } from './line-rows';
import { TouchpointDetails } from './touchpoint-details';
import type { Touchpoint } from './types';

type Props = {
  touchpoints: Touchpoint[];
  chosen: string | null;
  onChoose: (id: string | null) => void;
  onEnd: () => void;
  more: boolean;
  scroller: RefObject<HTMLElement | null>;
  /** Scroll to this touchpoint when it changes. */
  reveal: { id: string; turn: number } | null;
};

const ROW = 37;
const OVERSCAN = 10;
/** So many rows before the end the next page is asked for: at a quick turn of the wheel they pass in a third of a second. */
const AHEAD = 60;

/** The line as a list, newest first. Only the rows in sight exist; what comes in above never moves what is being read. */
export const LineList = memo(function LineList(props: Props) {
  const { touchpoints, chosen, onChoose, onEnd, more, scroller, reveal } = props;
  const said = useSaid();
  const rows = useRows(touchpoints, said.zone);
  const start = useRef<HTMLUListElement>(null);
  const above = useOffset(start, scroller);
  const open = useMemo(() => (chosen ? rowOf(rows, chosen) : -1), [rows, chosen]);
  const roving = useRoving({
    keys: useMemo(() => rows.map((row) => ('day' in row ? null : row.key)), [rows]),
    box: start,
    scrollTo: (index) => virtual.scrollToIndex(index),
    start: rows[open]?.key,
  });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    // The same function until the rows change: with another one all of them would be measured anew.
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    estimateSize: () => ROW,
    overscan: OVERSCAN,
    scrollMargin: above,
    rangeExtractor: roving.withActive,
  });
  useStillness(rows, scroller, above);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - AHEAD) onEnd();
  }, [more, last, rows.length, onEnd]);
  useEffect(() => {
    const index = reveal ? rowOf(rows, reveal.id) : -1;
    if (index >= 0) virtual.scrollToIndex(index, { align: 'center' });
  }, [reveal, virtual.scrollToIndex, rows]);

  return (
    <ul ref={start} className={classes.list} style={{ height: virtual.getTotalSize() }} aria-label={said.t('list')}>
      {items.map((item) => {
        const row = rows[item.index] as Row;
        return (
          <li
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className={classes.item}
            style={{ transform: `translateY(${item.start - above}px)` }}
          >
            {'day' in row ? (
              <Day at={row.day} said={said} />
            ) : (
              <>
                <LineRow
                  touchpoint={row.touchpoint}
                  others={row.others.length}
                  chosen={item.index === open}
                  onChoose={onChoose}
                  said={said}
                  {...roving.row(item.index)}
                />
                {item.index === open ? <TouchpointDetails touchpoint={row.touchpoint} others={row.others} /> : null}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
});

const Day = memo(function Day({ at, said: { locale, zone } }: { at: string; said: Said }) {
  return <h2 className={classes.day}>{formatDay(new Date(at), new Date(), locale, zone)}</h2>;
});

function useSaid(): Said {
  const { t } = useTranslation('line');
  const { locale, zone } = usePlace();
  return useMemo(() => ({ t, locale, zone }), [t, locale, zone]);
}

/** The rows, made once: a page that comes in at the end leaves those above as they are. */
function useRows(touchpoints: Touchpoint[], zone: string): readonly Row[] {
  const settled = useRef(NOTHING_SETTLED);
  return useMemo(() => {
    const made = rowsOf(touchpoints, zone, settled.current);
    settled.current = made.settled;
    return made.rows;
  }, [touchpoints, zone]);
}

/** How far below the top of what scrolls the list begins. */
function useOffset(start: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const [list, box] = [start.current, scroller.current];
    if (!list || !box) return;
    const measure = () => setOffset(list.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop);
    measure();
    const watch = new ResizeObserver(measure);
    for (const child of box.children) watch.observe(child);
    return () => watch.disconnect();
  }, [start, scroller]);
  return offset;
}

/** Rows that came in above what is being read push the scroll down by their height, so that nothing moves under the eye. */
function useStillness(rows: readonly Row[], scroller: RefObject<HTMLElement | null>, above: number): void {
  const before = useRef(rows);
  useLayoutEffect(() => {
    const first = before.current[1]?.key;
    before.current = rows;
    const box = scroller.current;
    if (!box || !first || box.scrollTop <= above) return;
    const added = rows.findIndex((row) => row.key === first) - 1;
    if (added > 0) box.scrollTop += added * ROW;
  }, [rows, scroller, above]);
}
