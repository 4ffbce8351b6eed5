import { dateFormat } from '../../../lib/format';
import { momentOf, offsetAt } from '../../../lib/wall';
import { DAY, type Window, widthOf } from './window';

/** Where the axis is marked. `major` begins something larger: the day above the hours, the year above the months. */
export type Tick = { at: number; label: string; major: boolean };

type Step = { unit: 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year'; count: number; about: number };

const steps: Step[] = [
  ...[5, 15, 30].map((count) => ({ unit: 'second' as const, count, about: count * 1000 })),
  ...[1, 5, 15, 30].map((count) => ({ unit: 'minute' as const, count, about: count * 60_000 })),
  ...[1, 3, 6, 12].map((count) => ({ unit: 'hour' as const, count, about: count * 3_600_000 })),
  ...[1, 2, 7, 14].map((count) => ({ unit: 'day' as const, count, about: count * DAY })),
  ...[1, 3, 6].map((count) => ({ unit: 'month' as const, count, about: count * 30.4 * DAY })),
  ...[1, 2, 5, 10].map((count) => ({ unit: 'year' as const, count, about: count * 365.25 * DAY })),
];

/** At most `most` ticks in the window, on round moments of the viewer's zone; days and months are as long as they are. */
export function ticksFor(window: Window, most: number, locale: string, zone: string): Tick[] {
  const wanted = widthOf(window) / Math.max(1, most);
  const step = steps.find((each) => each.about >= wanted) ?? (steps.at(-1) as Step);
  const ticks: Tick[] = [];
  const words = wordsOf(step, locale, zone);
  for (let at = firstOf(window.from, step, zone), turn = 0; at <= window.to && turn < 200; turn += 1) {
    if (at >= window.from) ticks.push({ at, label: words(at), major: isMajor(at, step, zone) });
    at = nextOf(at, step, zone);
  }
  return ticks;
}

function firstOf(from: number, { unit, count, about }: Step, zone: string): number {
  const wall = from + offsetAt(from, zone);
  const date = new Date(wall);
  const year = date.getUTCFullYear();
  if (unit === 'year') return momentOf(Date.UTC(Math.floor(year / count) * count, 0), zone);
  if (unit === 'month') return momentOf(Date.UTC(year, Math.floor(date.getUTCMonth() / count) * count), zone);
  if (unit === 'day' && count >= 7) return momentOf(monday(wall), zone);
  return momentOf(Math.floor(wall / about) * about, zone);
}

function nextOf(at: number, { unit, count, about }: Step, zone: string): number {
  if (unit === 'second' || unit === 'minute') return at + about;
  const wall = new Date(at + offsetAt(at, zone));
  const [year, month] = [wall.getUTCFullYear(), wall.getUTCMonth()];
  if (unit === 'year') return momentOf(Date.UTC(year + count, 0), zone);
  if (unit === 'month') return momentOf(Date.UTC(year, month + count), zone);
  return Math.max(momentOf(wall.getTime() + about, zone), at + 1000);
}

function monday(wall: number): number {
  const day = Math.floor(wall / DAY);
  return (day - ((day + 3) % 7)) * DAY;
}

function isMajor(at: number, { unit }: Step, zone: string): boolean {
  const wall = new Date(at + offsetAt(at, zone));
  if (unit === 'month' || unit === 'year') return wall.getUTCMonth() === 0;
  if (unit === 'day') return wall.getUTCDate() === 1;
  return wall.getUTCHours() === 0 && wall.getUTCMinutes() === 0 && wall.getUTCSeconds() === 0;
}

function wordsOf({ unit }: Step, locale: string, zone: string): (at: number) => string {
  const day = dateFormat(locale, { day: 'numeric', month: 'short', timeZone: zone });
  const time = dateFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    ...(unit === 'second' ? { second: '2-digit' as const } : {}),
    timeZone: zone,
  });
  const month = dateFormat(locale, { month: 'short', timeZone: zone });
  const year = dateFormat(locale, { year: 'numeric', timeZone: zone });
  const step = { unit, count: 1, about: 0 };
  return (at) => {
    if (unit === 'year') return year.format(at);
    if (unit === 'month') return isMajor(at, step, zone) ? year.format(at) : month.format(at);
    if (unit === 'day') return day.format(at);
    return isMajor(at, step, zone) ? day.format(at) : time.format(at);
  };
}
