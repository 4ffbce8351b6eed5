import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';

export type Sort = { by: string; down: boolean };
export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** CSS grid track: "minmax(10rem, 2fr)", "7rem". */
  width: string;
  sortable?: boolean;
  align?: 'start' | 'end';
};

type Props<Row> = {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  onOpen?: (row: Row) => void;
  /** The last row came into sight: fetch the next page. */
  onEnd?: () => void;
  loadingMore?: boolean;
  total?: number;
};

const ROW = 44;

/** A long list in columns: only the rows in sight exist; arrows, Home, End and Enter work; headers sort. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rows, rowId, sort, onSort, onOpen, onEnd, loadingMore, total } = props;
  const { t } = useTranslation('ui');
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 5) onEnd?.();
  }, [last, rows.length, onEnd]);

  function go(to: number): void {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setActive(next);
    virtual.scrollToIndex(next);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
  }

  function onKey(event: KeyboardEvent, index: number): void {
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: index + 10,
      PageUp: index - 10,
    };
    const to = steps[event.key];
    const row = rows[index];
    if (to !== undefined) {
      event.preventDefault();
      go(to);
    } else if (event.key === 'Enter' && event.target === event.currentTarget && row !== undefined) onOpen?.(row);
  }

  const tracks = columns.map((column) => column.width).join(' ');
  return (
    <div ref={scroller} className={classes.scroller}>
      <div role="grid" aria-label={label} aria-rowcount={total ?? rows.length} className={classes.grid}>
        <div role="row" className={classes.header} style={{ gridTemplateColumns: tracks }} aria-rowindex={1}>
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index] as Row;
            return (
              <div
                key={rowId(row)}
                role="row"
                data-row={item.index}
                aria-rowindex={item.index + 2}
                tabIndex={item.index === Math.min(active, rows.length - 1) ? 0 : -1}
                className={classes.row}
                data-opens={onOpen ? '' : undefined}
                style={{
                  gridTemplateColumns: tracks,
                  height: item.size,
                  transform: `translateY(${item.start}px)`,
                }}
                onFocus={() => setActive(item.index)}
                onClick={() => onOpen?.(row)}
                onKeyDown={(event) => onKey(event, item.index)}
              >
                {columns.map((column) => (
                  <div key={column.id} role="gridcell" className={classes.cell} data-align={column.align}>
                    {column.cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {loadingMore ? <p className={classes.more}>{t('table.more')}</p> : null}
    </div>
  );
}

type HeaderProps<Row> = { column: Column<Row>; sort?: Sort; onSort?: (sort: Sort) => void };

function HeaderCell<Row>({ column, sort, onSort }: HeaderProps<Row>) {
  const { t } = useTranslation('ui');
  const mine = sort?.by === column.id;
  const order = mine ? (sort.down ? 'descending' : 'ascending') : 'none';
  return (
    <div
      role="columnheader"
      className={classes.cell}
      data-align={column.align}
      aria-sort={column.sortable ? order : undefined}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          className={classes.sort}
          title={t('table.sort', { column: column.header })}
          onClick={() => onSort({ by: column.id, down: mine ? !sort.down : true })}
        >
          {column.header}
          {mine ? sort.down ? <IconArrowDown size={13} aria-hidden /> : <IconArrowUp size={13} aria-hidden /> : null}
        </button>
      ) : (
        column.header
      )}
    </div>
  );
}
