import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';
import { useRoving } from './use-roving';

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
  /** Opens a row: by click anywhere on it, or Enter. The first column's content is the name of the button. */
  onOpen?: (row: Row) => void;
  /** The last rows came into sight: fetch the next page. */
  onEnd?: () => void;
  loadingMore?: boolean;
  rowHeight?: number;
  total?: number;
};

const ROW = 44;
const AHEAD = 5;

/** A long list in columns: only the rows in sight exist; arrows, Home, End and Enter work; headers sort. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rows, rowId, rowHeight = ROW, sort, onSort, onOpen, onEnd, loadingMore, total } = props;
  const { t } = useTranslation('ui');
  const scroller = useRef<HTMLDivElement>(null);
  const roving = useRoving({
    keys: rows.map(rowId),
    box: scroller,
    scrollTo: (index) => virtual.scrollToIndex(index),
  });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    rangeExtractor: roving.withActive,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - AHEAD) onEnd?.();
  }, [last, rows.length, onEnd]);
  const gridTemplateColumns = columns.map((column) => column.width).join(' ');
  return (
    <div ref={scroller} className={classes.scroller}>
      <table aria-label={label} aria-rowcount={(total ?? rows.length) + 1} className={classes.table}>
        <thead>
          <tr className={classes.header} style={{ gridTemplateColumns }}>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index] as Row;
            const style = { gridTemplateColumns, height: item.size, transform: `translateY(${item.start}px)` };
            return (
              <tr key={rowId(row)} className={classes.row} aria-rowindex={item.index + 2} style={style}>
                {columns.map((column, place) => (
                  <td key={column.id} className={classes.cell} data-align={column.align}>
                    {place === 0 && onOpen ? (
                      <button
                        type="button"
                        className={classes.open}
                        onClick={() => onOpen(row)}
                        {...roving.row(item.index)}
                      >
                        {column.cell(row)}
                      </button>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {loadingMore ? <p className={classes.more}>{t('table.more')}</p> : null}
    </div>
  );
}

type HeaderProps<Row> = { column: Column<Row>; sort?: Sort; onSort?: (sort: Sort) => void };

function HeaderCell<Row>({ column, sort, onSort }: HeaderProps<Row>) {
  const { t } = useTranslation('ui');
  const mine = sort?.by === column.id;
  const order = mine ? (sort.down ? 'descending' : 'ascending') : 'none';
  const Arrow = sort?.down ? IconArrowDown : IconArrowUp;
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" className={classes.cell} data-align={column.align}>
        {column.header}
      </th>
    );
  }
  return (
    <th scope="col" className={classes.cell} data-align={column.align} aria-sort={order}>
      <button
        type="button"
        className={classes.sort}
        title={t('table.sort', { column: column.header })}
        onClick={() => onSort({ by: column.id, down: mine ? !sort.down : true })}
      >
        {column.header}
        {mine ? <Arrow size={13} aria-hidden /> : null}
      </button>
    </th>
  );
}
