import { useMediaQuery } from '@mantine/hooks';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { factName } from '../../lib/fact-words';
import { Avatar } from '../../ui/avatar';
import type { Column } from '../../ui/data-table';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import classes from './customers-page.module.css';
import { type CustomersSearch, columnsOf, plainValue, SORTABLE } from './search';
import type { Listed } from './types';

/** Room for a name and an address beneath it. */
const TALL = 56;
const WIDTHS: Record<string, string> = {
  email: 'minmax(15rem, 1.5fr)',
  phone: 'minmax(9rem, 1fr)',
  company: 'minmax(9rem, 1fr)',
};

/**
 * The columns the address names, the customer first. Where there is no room and nobody chose, two: who it is with how to
 * reach them beneath, and when they were last here.
 */
export function useColumns(search: CustomersSearch): { columns: Column<Listed>[]; rowHeight?: number } {
  const { t } = useTranslation('customers');
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  if (narrow && search.columns === undefined) {
    const seen: Column<Listed> = { ...columnOf('last_seen_at', t), width: '6.25rem', align: 'end' };
    return { columns: [whoColumn(t), seen], rowHeight: TALL };
  }
  const chosen = columnsOf(search);
  return { columns: [nameColumn(t, chosen), ...chosen.map((id) => columnOf(id, t))] };
}

export function callOf(customer: Pick<Listed, 'name' | 'email' | 'phone' | 'id'>, t: TFunction<'customers'>): string {
  return (
    customer.name ||
    customer.email ||
    customer.phone ||
    t('visitor', { id: customer.id.replaceAll('-', '').slice(-4).toUpperCase() })
  );
}

function nameColumn(t: TFunction<'customers'>, beside: string[]): Column<Listed> {
  return {
    id: 'name',
    header: t('column.name'),
    width: 'minmax(13rem, 2fr)',
    sortable: true,
    cell: (row) => (
      <span className={classes.person}>
        <Avatar name={row.name ?? row.email} size="s" />
        <Name row={row} />
        {row.company && !beside.includes('company') ? <span className={classes.soft}>{row.company}</span> : null}
        {row.blocked_at ? <StatusPill tone="negative">{t('blocked')}</StatusPill> : null}
      </span>
    ),
  };
}

function whoColumn(t: TFunction<'customers'>): Column<Listed> {
  return {
    ...nameColumn(t, []),
    width: 'minmax(0, 1fr)',
    cell: (row) => (
      <span className={classes.person}>
        <Avatar name={row.name ?? row.email} />
        <span className={classes.two}>
          <Name row={row} />
          <small className={classes.soft}>
            {[row.name ? (row.email ?? row.phone) : null, row.company].filter(Boolean).join(' · ')}
          </small>
        </span>
        {row.blocked_at ? <StatusPill tone="negative">{t('blocked')}</StatusPill> : null}
      </span>
    ),
  };
}

function Name({ row }: { row: Listed }) {
  const { t } = useTranslation('customers');
  return (
    <span className={classes.name} data-visitor={row.known ? undefined : ''}>
      {callOf(row, t)}
    </span>
  );
}

function columnOf(id: string, t: TFunction<'customers'>): Column<Listed> {
  if (id.startsWith('facts.'))
    return {
      id,
      header: factName(id),
      width: 'minmax(8rem, 1fr)',
      cell: (row) => plainValue(row.facts[id.slice('facts.'.length)]),
    };
  const times = id === 'first_seen_at' || id === 'last_seen_at';
  return {
    id,
    header: t(`column.${id}`),
    width: WIDTHS[id] ?? '8.5rem',
    sortable: SORTABLE.has(id),
    cell: (row) =>
      times ? <TimeStamp at={row[id]} style={id === 'last_seen_at' ? 'short' : 'day'} /> : (row[id as 'email'] ?? ''),
  };
}
