import type { Mark, MarkKind } from '../types';
import type { Window } from './window';
import { widthOf } from './window';

/** A mark with its moment as a number, so that drawing parses nothing. */
export type Dot = { mark: Mark; at: number; lane: number };

/** What is drawn at one place: one mark, or several that would lie on one another. */
export type Node = {
  x: number;
  lane: number;
  /** The weightiest of them: it gives the shape. */
  lead: Dot;
  dots: Dot[];
  /** What its orders came to, by currency. */
  worth: { value: number; currency: string } | null;
};

const WEIGHT: Record<MarkKind, number> = {
  seen: 0,
  change: 1,
  act: 2,
  came: 3,
  delivery: 4,
  message: 5,
  trouble: 6,
  answer: 7,
  order: 8,
};

/** The first dot at or after a moment; dots are in order of time. */
export function lowerBound(dots: Dot[], at: number): number {
  let low = 0;
  let high = dots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dots[middle] as Dot).at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The dots in a window, those closer than `gap` in the same lane joined into one node. In order of time, left to right. */
export function nodesIn(dots: Dot[], window: Window, width: number, gap: number): Node[] {
  const scale = width / widthOf(window);
  const air = (gap * 2) / scale;
  const first = lowerBound(dots, window.from - air);
  const open: (Dot[] | undefined)[] = [];
  const groups: Dot[][] = [];
  for (let index = first; index < dots.length; index += 1) {
    const dot = dots[index] as Dot;
    if (dot.at > window.to + air) break;
    const group = open[dot.lane];
    const start = group?.[0];
    if (group && start && (dot.at - start.at) * scale < gap) group.push(dot);
    else {
      const fresh = [dot];
      open[dot.lane] = fresh;
      groups.push(fresh);
    }
  }
  return groups.map((group) => nodeOf(group, window.from, scale));
}

function nodeOf(dots: Dot[], from: number, scale: number): Node {
  let lead = dots[0] as Dot;
  let sum = 0;
  let currency = '';
  for (const dot of dots) {
    if (WEIGHT[dot.mark.kind] > WEIGHT[lead.mark.kind]) lead = dot;
    if (dot.mark.kind !== 'order' || dot.mark.value === undefined || !dot.mark.currency) continue;
    currency ||= dot.mark.currency;
    if (dot.mark.currency === currency) sum += dot.mark.value;
  }
  const [first, last] = [dots[0] as Dot, dots.at(-1) as Dot];
  const x = ((first.at + last.at) / 2 - from) * scale;
  return { x, lane: lead.lane, lead, dots, worth: currency ? { value: sum, currency } : null };
}

/** The dots just outside the window, where the curve comes from and goes to. */
export function neighbours(dots: Dot[], window: Window): { before: Dot | null; after: Dot | null } {
  return {
    before: dots[lowerBound(dots, window.from) - 1] ?? null,
    after: dots[lowerBound(dots, window.to + 1)] ?? null,
  };
}
