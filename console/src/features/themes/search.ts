import { listOf, numberOf, oneOf, type RawSearch, textOf, tidy } from '../../lib/url-state';

/** The parts of Insights that are about words, in their order. */
export const PARTS = ['words', 'review', 'themes', 'verbatims', 'alerts'] as const;
export type Part = (typeof PARTS)[number];

export const PERIODS = [7, 30, 90, 365] as const;
export type Days = (typeof PERIODS)[number];
export const DEFAULT_DAYS: Days = 30;

/** What is looked at, and which theme is open. */
export type InsightsSearch = {
  days?: Days;
  channel?: string[];
  product?: string[];
  language?: string[];
  stage?: string[];
  writer?: 'customer' | 'teammate';
  sort?: string;
  /** The theme that is open beside. */
  theme?: string;
  /** What quotes are searched for. */
  q?: string;
};

export function insightsSearch(search: RawSearch): InsightsSearch {
  return tidy({
    days: PERIODS.find((each) => each === numberOf(search, 'days')),
    channel: listOf(search, 'channel'),
    product: listOf(search, 'product'),
    language: listOf(search, 'language'),
    stage: listOf(search, 'stage'),
    writer: oneOf(search, 'writer', ['customer', 'teammate']),
    sort: textOf(search, 'sort'),
    theme: textOf(search, 'theme'),
    q: textOf(search, 'q'),
  });
}
