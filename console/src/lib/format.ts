/** Durations, times and numbers as people read them. Seconds in, words out; nothing here knows the time of day. */

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

const dates = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();

/** Made once for each look: making one costs as much as a hundred uses of it, and a long list asks at every row. */
export function dateFormat(locale: string, look: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dates, `${locale} ${JSON.stringify(look)}`, () => new Intl.DateTimeFormat(locale, look));
}

function numberFormat(locale: string, look: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(numbers, `${locale} ${JSON.stringify(look)}`, () => new Intl.NumberFormat(locale, look));
}

function kept<Format>(formats: Map<string, Format>, key: string, make: () => Format): Format {
  const known = formats.get(key);
  if (known) return known;
  const made = make();
  formats.set(key, made);
  return made;
}

/** "38 s", "4 min", "2 h 10 min", "3 d": the two largest units that matter. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < MINUTE) return `${whole} s`;
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)} min`;
  if (whole < DAY) return two(Math.floor(whole / HOUR), 'h', Math.floor((whole % HOUR) / MINUTE), 'min');
  if (whole < 7 * DAY) return two(Math.floor(whole / DAY), 'd', Math.floor((whole % DAY) / HOUR), 'h');
  return `${Math.floor(whole / DAY)} d`;
}

function two(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small > 0 ? `${large} ${largeUnit} ${small} ${smallUnit}` : `${large} ${largeUnit}`;
}

/** One unit finer than people say it, for a number that is compared: "3 min 34 s". */
export function formatFineDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) return `${whole} s`;
  if (whole < HOUR) return two(Math.floor(whole / MINUTE), 'min', whole % MINUTE, 's');
  return formatDuration(seconds);
}

/** The exact value for a tooltip: "1 d 2 h 3 min 4 s". */
export function formatExactDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts: [number, string][] = [
    [Math.floor(whole / DAY), 'd'],
    [Math.floor((whole % DAY) / HOUR), 'h'],
    [Math.floor((whole % HOUR) / MINUTE), 'min'],
    [whole % MINUTE, 's'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return said.length > 0 ? said.join(' ') : '0 s';
}

export function formatTime(at: Date, locale: string, zone: string): string {
  return dateFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at);
}

/** The exact moment with its zone, for tooltips. */
export function formatMoment(at: Date, locale: string, zone: string): string {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone }).format(at);
}

/** The calendar day in a zone, "2026-11-22": equal strings are the same day. */
export function dayKey(at: Date, zone: string): string {
  return dateFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: zone,
  }).format(at);
}

/** "today", "yesterday", "14 Oct" or "14 Oct 2025". */
export function formatDay(at: Date, now: Date, locale: string, zone: string): string {
  const key = dayKey(at, zone);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (key === dayKey(now, zone)) return relative.format(0, 'day');
  if (key === dayKey(new Date(now.getTime() - DAY * 1000), zone)) return relative.format(-1, 'day');
  const sameYear = key.slice(0, 4) === dayKey(now, zone).slice(0, 4);
  return dateFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone: zone,
  }).format(at);
}

/** Today the time, before that the day: what a list has room for. */
export function formatShort(at: Date, now: Date, locale: string, zone: string): string {
  return dayKey(at, zone) === dayKey(now, zone) ? formatTime(at, locale, zone) : formatDay(at, now, locale, zone);
}

export function formatNumber(value: number, locale: string, digits = 0): string {
  return numberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** "+1.2", "−1.0", "0.0": a value that may go either way. */
export function formatSigned(value: number, locale: string): string {
  const format = numberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  return format.format(value).replace('-', '−');
}

/** A share from 0 to 1 as "59 %". */
export function formatShare(share: number, locale: string, digits = 1): string {
  return `${numberFormat(locale, { maximumFractionDigits: digits }).format(share * 100)} %`;
}

export function formatMoney(value: number, currency: string, locale: string): string {
  return numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).format(value);
}

/** "3.4 MB": decimal units, as file managers show them. */
export function formatBytes(bytes: number, locale: string): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${formatNumber(size, locale, size < 10 && unit > 0 ? 1 : 0)} ${units[unit]}`;
}

/** "Maya Okafor" → "MO", "maya@shop.example" → "M", nothing → "?". */
export function initialsOf(name: string | null | undefined): string {
  const words = (name ?? '')
    .replace(/@.*/, '')
    .split(/[\s._-]+/)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => (word ? [...word][0] : ''));
  return letters.join('').toUpperCase() || '?';
}
