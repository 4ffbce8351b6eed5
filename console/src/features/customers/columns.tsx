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

/** The columns the address names, the customer first. */
export function useColumns(search: CustomersSearch): Column<Listed>[] {
  const { t } = useTranslation('customers');
  return [nameColumn(t), ...columnsOf(search).map((id) => columnOf(id, t))];
}

export function callOf(customer: Pick<Listed, 'name' | 'email' | 'phone' | 'id'>, t: TFunction<'customers'>): string {
  return (
    customer.name ||
    customer.email ||
    customer.phone ||
    t('visitor', { id: customer.id.replaceAll('-', '').slice(-4).toUpperCase() })
  );
}

function nameColumn(t: TFunction<'customers'>): Column<Listed> {
  return {
    id: 'name',
    header: t('column.name'),
    width: 'minmax(13rem, 2fr)',
    sortable: true,
    cell: (row) => (
      <span className={classes.person}>
        <Avatar name={row.name ?? row.email} size="s" />
        <span className={classes.name} data-visitor={row.known ? undefined : ''}>
          {callOf(row, t)}
        </span>
        {row.blocked_at ? <StatusPill tone="negative">{t('blocked')}</StatusPill> : null}
      </span>
    ),
  };
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
    width: times ? '8.5rem' : 'minmax(10rem, 1.5fr)',
    sortable: SORTABLE.has(id),
    cell: (row) =>
      times ? <TimeStamp at={row[id]} style={id === 'last_seen_at' ? 'short' : 'day'} /> : (row[id as 'email'] ?? ''),
  };
}
