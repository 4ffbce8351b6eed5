import { dayKey } from '../../../lib/format';
import { momentOf } from '../../../lib/wall';
import { DEFAULT_DAYS, type InsightsSearch } from '../search';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Half open, as times with their zone. */
export type Period = { since: string; until: string };

/** The period of the address and what it is compared with; nothing: the same length right before it, as the server has it. */
export function periodsOf(search: InsightsSearch, now: number, zone: string): { period: Period; against?: Period } {
  const period = ownDays(search.from, search.to, zone) ?? lastDays(search.days ?? DEFAULT_DAYS, now);
  if (search.against === 'year') return { period, against: yearBefore(search, period, zone) };
  const own = search.against === 'own' ? ownDays(search.against_from, search.against_to, zone) : null;
  return own ? { period, against: own } : { period };
}

/** From the first moment of one day to the last of another, both in it; nothing where they are no two days in order. */
export function ownDays(from: string | undefined, to: string | undefined, zone: string): Period | null {
  if (!from || !to || from > to) return null;
  return { since: startOf(from, zone), until: startOf(nextDay(to), zone) };
}

/** Days "2026-11-02" in a zone, first and last, for fields that begin with what is shown now. */
export function daysOf({ since, until }: Period, zone: string): { from: string; to: string } {
  return { from: dayKey(new Date(since), zone), to: dayKey(new Date(Date.parse(until) - 1), zone) };
}

/** How many days a period has, to the nearest: two periods of other lengths say so. */
export function lengthOf({ since, until }: Period): number {
  return Math.round((Date.parse(until) - Date.parse(since)) / DAY);
}

/** The same length right before a period: what it is compared with unless somebody says otherwise. */
export function rightBefore({ since, until }: Period): Period {
  const length = Date.parse(until) - Date.parse(since);
  return { since: new Date(Date.parse(since) - length).toISOString(), until: since };
}

function lastDays(days: number, now: number): Period {
  const until = Math.ceil(now / HOUR) * HOUR; // cut at the hour, so that the same question is asked once an hour
  return { since: new Date(until - days * DAY).toISOString(), until: new Date(until).toISOString() };
}

function yearBefore({ from, to }: InsightsSearch, period: Period, zone: string): Period {
  const own = from && to ? ownDays(lessAYear(from), lessAYear(to), zone) : null;
  return own ?? { since: lessAYear(period.since), until: lessAYear(period.until) };
}

/** The same day or moment a year before; the 29th of February becomes the 1st of March. */
function lessAYear(at: string): string {
  const moment = new Date(at);
  moment.setUTCFullYear(moment.getUTCFullYear() - 1);
  return moment.toISOString().slice(0, at.length);
}

function nextDay(day: string): string {
  return new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
}

/** When a day begins in a zone. */
function startOf(day: string, zone: string): string {
  return new Date(momentOf(Date.parse(day), zone)).toISOString();
}
