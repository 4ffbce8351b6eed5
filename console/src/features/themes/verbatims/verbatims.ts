import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api';
import type { Import, Mapping } from '../types';

const SOON = 1_500;

/** Whether a file is being brought in, or what it brought is still being read. */
export function isGoing({ state, recorded, understood }: Import): boolean {
  return state === 'waiting' || state === 'running' || (state === 'done' && understood < recorded);
}

export const importsQuery = queryOptions({
  queryKey: ['themes', 'verbatims'],
  queryFn: ({ signal }) => api.get('/api/words/verbatims', { signal }),
  refetchInterval: ({ state: { data } }) => (data?.items.some(isGoing) ? SOON : false),
});

export const COLUMNS = ['text', 'title', 'at', 'row_id', 'email', 'user_id', 'score', 'product', 'language'] as const;
export type Column = (typeof COLUMNS)[number];

/** The mapping with one column of the file meaning this; a column means one thing alone. */
export function mapped(mapping: Mapping, column: Column, name: string | null): Mapping {
  const freed = Object.fromEntries(
    COLUMNS.filter((each) => each !== 'text' && each !== column && mapping[each] === name && name !== null).map(
      (each) => [each, null],
    ),
  );
  return { ...mapping, ...freed, [column]: name ?? (column === 'text' ? mapping.text : null) };
}
