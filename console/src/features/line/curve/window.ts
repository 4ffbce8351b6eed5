/** A stretch of time on screen, in milliseconds, and the sums of zooming and moving it. */
export type Window = { from: number; to: number };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const SPANS = { day: DAY, week: 7 * DAY, month: 30 * DAY, year: 365 * DAY } as const;
export type Span = keyof typeof SPANS;

const CLOSEST = 20 * SECOND;
const WIDEST = 40 * 365 * DAY;
const SHORTEST_LINE = HOUR;
const AIR = 0.045;
/** A line longer than this opens on its last month instead of whole, unless it has few touchpoints. */
const OPENS_WHOLE = 75 * DAY;
const FEW = 60;

export function widthOf(window: Window): number {
  return window.to - window.from;
}

/** The whole line with a little air on both sides. */
export function whole(first: number, last: number): Window {
  const length = Math.max(last - first, SHORTEST_LINE);
  const middle = (first + last) / 2;
  const half = (length / 2) * (1 + 2 * AIR);
  return { from: middle - half, to: middle + half };
}

/** What a line shows when nobody chose: all of it, or its last month. */
export function opening(first: number, last: number, touchpoints: number): Window {
  return last - first <= OPENS_WHOLE || touchpoints <= FEW ? whole(first, last) : ending(last, SPANS.month);
}

/** A window of this width that ends with the line. */
export function ending(last: number, width: number): Window {
  const to = last + width * AIR;
  return { from: to - width, to };
}

/** The same middle, this width; kept at its end when that is in sight. */
export function resized(window: Window, width: number, last: number): Window {
  if (last >= window.from && last <= window.to) return ending(last, width);
  const middle = (window.from + window.to) / 2;
  return { from: middle - width / 2, to: middle + width / 2 };
}

/** Zoom by a factor (below 1 is closer) around a share of the width, which stays where it is. */
export function zoomed(window: Window, factor: number, around: number): Window {
  const width = widthOf(window);
  const next = Math.min(WIDEST, Math.max(CLOSEST, width * factor));
  const fixed = window.from + width * around;
  return { from: fixed - next * around, to: fixed + next * (1 - around) };
}

/** Move by a share of the width. */
export function moved(window: Window, share: number): Window {
  const by = widthOf(window) * share;
  return { from: window.from + by, to: window.to + by };
}

/** Never so far that the line is out of sight altogether. */
export function kept(window: Window, first: number, last: number): Window {
  const width = widthOf(window);
  const earliest = first - width * 0.9;
  const latest = last + width * 0.9;
  if (window.from < earliest) return { from: earliest, to: earliest + width };
  if (window.to > latest) return { from: latest - width, to: latest };
  return window;
}

/** The way from one window to another at `share` (0 to 1): even in ratio, so that zooming feels steady. */
export function between(one: Window, other: Window, share: number): Window {
  const ease = 1 - (1 - share) ** 3;
  return { from: one.from + (other.from - one.from) * ease, to: one.to + (other.to - one.to) * ease };
}

/** Which of the named spans this is, within a hundredth. */
export function spanOf(window: Window): Span | null {
  const width = widthOf(window);
  const found = (Object.keys(SPANS) as Span[]).find((span) => Math.abs(width / SPANS[span] - 1) < 0.01);
  return found ?? null;
}
