const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Stretches of time people count in. */
const STRETCHES = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 4, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14, 28].map((count) => count * DAY),
];
const MOST_LINES = 4;

/** How far apart the lines of an axis of seconds lie, so that each is said in one unit: 4 h, 8 h, 12 h. */
export function stretchFor(longest: number): number {
  const found = STRETCHES.find((stretch) => longest / stretch <= MOST_LINES);
  return found ?? Math.ceil(longest / MOST_LINES / (28 * DAY)) * 28 * DAY;
}
