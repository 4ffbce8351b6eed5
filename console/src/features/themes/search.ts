import { listOf, numberOf, oneOf, type RawSearch, textOf, tidy } from '../../lib/url-state';

/** The parts of Insights that are about words, in their order. */
export const PARTS = ['words', 'review', 'themes', 'verbatims', 'alerts'] as const;
export type Part = (typeof PARTS)[number];

export const PERIODS = [7, 30, 90, 365] as const;
export type Days = (typeof PERIODS)[number];
export const DEFAULT_DAYS: Days = 30;

/** What a period may be compared with, beside the one right before it: the same days a year ago, or days of one's own. */
export const AGAINST = ['year', 'own'] as const;

/** What is looked at, and which theme is open. */
export type InsightsSearch = {
  days?: Days;
  /** The first and last day of a period of one's own, "2026-11-02"; `days` counts for nothing then. */
  from?: string;
  to?: string;
  /** What it is compared with; left out: the same length right before it. */
  against?: (typeof AGAINST)[number];
  against_from?: string;
  against_to?: string;
  channel?: string[];
  product?: string[];
  language?: string[];
  stage?: string[];
  /** Who answered it, or wrote it, by id. */
  teammate?: string[];
  /** What is known of whose words they are: "plan=pro". */
  fact?: string[];
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
    from: dayOf(search, 'from'),
    to: dayOf(search, 'to'),
    against: oneOf(search, 'against', AGAINST),
    against_from: dayOf(search, 'against_from'),
    against_to: dayOf(search, 'against_to'),
    channel: listOf(search, 'channel'),
    product: listOf(search, 'product'),
    language: listOf(search, 'language'),
    stage: listOf(search, 'stage'),
    teammate: listOf(search, 'teammate'),
    fact: listOf(search, 'fact'),
    writer: oneOf(search, 'writer', ['customer', 'teammate']),
    sort: textOf(search, 'sort'),
    theme: textOf(search, 'theme'),
    q: textOf(search, 'q'),
  });
}

/** A day of the calendar; "2026-02-31" is none. */
function dayOf(search: RawSearch, name: string): string | undefined {
  const typed = textOf(search, name);
  if (!typed || !/^\d{4}-\d{2}-\d{2}$/.test(typed)) return undefined;
  const at = new Date(typed);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== typed ? undefined : typed;
}
