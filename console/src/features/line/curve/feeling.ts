import { type Window, widthOf } from './window';

export type Felt = { at: number; sentiment: number };
export type FeltDot = { x: number; sentiment: number; count: number; at: number };

const MOST = 5;
/** Texts nearer than this are one dot, their mean. */
export const APART = 9;

/** The texts in sight as dots, left to right, and the nearest outside at either side, so that the curve comes and goes. */
export function feltIn(felt: Felt[], window: Window, width: number): FeltDot[] {
  const xOf = (at: number) => ((at - window.from) / widthOf(window)) * width;
  const before = felt.filter((each) => each.at < window.from).at(-1);
  const after = felt.find((each) => each.at > window.to);
  const dots: FeltDot[] = [];
  for (const each of felt) {
    if (each.at < window.from || each.at > window.to) continue;
    const x = xOf(each.at);
    const last = dots.at(-1);
    if (last && x - last.x < APART) {
      last.sentiment = (last.sentiment * last.count + each.sentiment) / (last.count + 1);
      last.count += 1;
    } else dots.push({ x, sentiment: each.sentiment, count: 1, at: each.at });
  }
  const outside = ({ at, sentiment }: Felt) => ({
    x: Math.max(-width, Math.min(2 * width, xOf(at))),
    sentiment,
    count: 0,
    at,
  });
  return [...(before ? [outside(before)] : []), ...dots, ...(after ? [outside(after)] : [])];
}

/** Where a feeling stands in a strip of this height: 5 at the top, −5 at the bottom, with room for a dot. */
export function levelOf(sentiment: number, height: number, room: number): number {
  return room + ((MOST - sentiment) / (2 * MOST)) * (height - 2 * room);
}

/** A curve through the dots that never swings beyond them: each piece leaves and arrives level. */
export function pathOf(points: { x: number; y: number }[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.x} ${first.y}`;
  let from = first;
  for (const to of rest) {
    const middle = (from.x + to.x) / 2;
    path += `C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
    from = to;
  }
  return path;
}
