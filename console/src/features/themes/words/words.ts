import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, urlOf } from '../../../lib/api';
import type { InsightsSearch } from '../search';
import type { Change, WordsRow } from '../types';
import { periodsOf } from './periods';

/** The question of the address. Days of one's own are those of the company, in whose zone the trend is too. */
export function askedOf(search: InsightsSearch, now: number, zone: string) {
  const { channel, product, language, stage, teammate, fact, writer } = search;
  const { period, against } = periodsOf(search, now, zone);
  return {
    ...period,
    against_since: against?.since,
    against_until: against?.until,
    channel,
    product,
    language,
    stage,
    teammate,
    fact,
    writer,
  };
}
export type Asked = ReturnType<typeof askedOf>;

export function wordsQuery(asked: Asked) {
  return queryOptions({
    queryKey: ['words', 'answer', asked],
    queryFn: ({ signal }) => api.get('/api/words', { query: asked, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

export const CUTS = ['channel', 'product', 'stage', 'language', 'teammate', 'source', 'emotion'] as const;
export type Cut = (typeof CUTS)[number];
/** One of these, or a fact of customers by its name: "fact:plan". */
export type CutBy = Cut | `fact:${string}`;

/** The name of the fact that texts are cut by, where it is one. */
export function factOf(by: CutBy): string | undefined {
  return by.startsWith('fact:') ? by.slice('fact:'.length) : undefined;
}

export function cutQuery(asked: Asked, by: CutBy, theme?: string) {
  const fact = factOf(by);
  const cut = { by: fact === undefined ? (by as Cut) : ('fact' as const), fact_name: fact };
  return queryOptions({
    queryKey: ['words', 'by', asked, by, theme],
    queryFn: ({ signal }) => api.get('/api/words/by', { query: { ...asked, ...cut, theme }, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

/** By what customers can be grouped. */
export const factsQuery = queryOptions({
  queryKey: ['words', 'facts'],
  queryFn: async ({ signal }) => (await api.get('/api/words/facts', { signal })).items,
  staleTime: 60_000,
});

export function togetherQuery(asked: Asked, theme: string) {
  return queryOptions({
    queryKey: ['words', 'together', asked, theme],
    queryFn: ({ signal }) => api.get('/api/words/together', { query: { ...asked, theme }, signal }),
    staleTime: 60_000,
  });
}

export function causesQuery(asked: Asked, theme: string) {
  return queryOptions({
    queryKey: ['words', 'causes', asked, theme],
    queryFn: ({ signal }) => api.get('/api/words/causes', { query: { ...asked, theme }, signal }),
    staleTime: 60_000,
  });
}

export function quotesQuery(asked: Asked, theme: string | undefined, q: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['words', 'quotes', asked, theme, q],
    queryFn: ({ signal, pageParam }) =>
      api.get('/api/words/quotes', { query: { ...asked, theme, q, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

/** Where the same numbers are a file. */
export function csvOf(
  path: '/api/words.csv' | '/api/words/quotes.csv',
  asked: Asked,
  more: Record<string, string> = {},
) {
  return urlOf(path, { ...asked, ...more });
}

export type Tone = 'positive' | 'negative' | 'neutral';

/** Feeling from −5 to 5: within a half of nothing it is neither. */
export function feelingTone(value: number): Tone {
  if (value >= 0.5) return 'positive';
  return value <= -0.5 ? 'negative' : 'neutral';
}

/** More of what feels bad is bad, more of what feels good is good; of the rest neither. */
export function changeTone(change: Change, pull: Change | null): Tone {
  if (change === 'no clear change' || pull === null || pull === 'no clear change') return 'neutral';
  return (change === 'up') === (pull === 'up') ? 'positive' : 'negative';
}

export const SORTS = ['texts', 'feeling', 'change', 'impact'] as const;
export type WordsSort = (typeof SORTS)[number];

/** Themes in the order asked for; what is not known comes last. */
export function sorted(rows: WordsRow[], by: WordsSort): WordsRow[] {
  const last = Number.POSITIVE_INFINITY;
  const worth: Record<WordsSort, (row: WordsRow) => number> = {
    texts: (row) => -row.texts,
    feeling: (row) => row.sentiment.mean ?? last,
    change: (row) => row.p ?? last,
    impact: (row) => -(row.impact ?? -last),
  };
  return [...rows].sort((one, other) => worth[by](one) - worth[by](other) || other.texts - one.texts);
}
