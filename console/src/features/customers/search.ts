import { oneOf, type RawSearch, textOf } from '../../lib/url-state';

export const COMPARISONS = ['is', 'is_not', 'contains', 'above', 'below', 'exists', 'missing'] as const;
export type Comparison = (typeof COMPARISONS)[number];
export type Condition = { field: string; is: Comparison; value?: string | number | boolean };

export const OWN_COLUMNS = ['email', 'phone', 'company', 'first_seen_at', 'last_seen_at'] as const;
export const SORTABLE: ReadonlySet<string> = new Set(['name', 'email', 'company', 'first_seen_at', 'last_seen_at']);
export const DEFAULT_COLUMNS = ['email', 'first_seen_at', 'last_seen_at'];
export const DEFAULT_SORT = '-last_seen_at';

export type CustomersSearch = {
  search?: string;
  /** Visitors too; without it only those who are known. */
  who?: 'everyone';
  /** Conditions that must all hold, as JSON. */
  filter?: string;
  sort?: string;
  /** Names of columns with commas; facts as `facts.NAME`. */
  columns?: string;
};

export function customersSearch(search: RawSearch): CustomersSearch {
  const sort = textOf(search, 'sort');
  return {
    search: textOf(search, 'search'),
    who: oneOf(search, 'who', ['everyone']),
    filter: conditionsOf(search.filter).length > 0 ? JSON.stringify(conditionsOf(search.filter)) : undefined,
    sort: sort && SORTABLE.has(sort.replace(/^-/, '')) ? sort : undefined,
    columns: textOf(search, 'columns'),
  };
}

/** The conditions a link carries; what is not one is left out. */
export function conditionsOf(filter: unknown): Condition[] {
  const read = typeof filter === 'string' ? parsed(filter) : filter;
  return Array.isArray(read) ? read.filter(isCondition) : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isCondition(value: unknown): value is Condition {
  if (typeof value !== 'object' || value === null) return false;
  const { field, is } = value as Record<string, unknown>;
  return typeof field === 'string' && COMPARISONS.some((each) => each === is);
}

/** What the server is asked with; the same for the list and for its CSV. */
export function questionOf(search: CustomersSearch): { search?: string; filter?: string; sort: string } {
  const conditions = conditionsOf(search.filter);
  if (search.who !== 'everyone') conditions.unshift({ field: 'known', is: 'is', value: true });
  return {
    search: search.search,
    filter: conditions.length > 0 ? JSON.stringify({ all: conditions }) : undefined,
    sort: search.sort ?? DEFAULT_SORT,
  };
}

export function columnsOf(search: CustomersSearch): string[] {
  if (search.columns === undefined) return DEFAULT_COLUMNS;
  const known = new Set<string>(OWN_COLUMNS);
  return search.columns.split(',').filter((each) => known.has(each) || each.startsWith('facts.'));
}

/** Typed text as the value it means: "3" is a number and "true" a truth, as the site told them. */
export function meantBy(text: string): string | number | boolean {
  const plain = text.trim();
  if (plain === 'true' || plain === 'false') return plain === 'true';
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : plain;
}

export function plainValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(plainValue).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
