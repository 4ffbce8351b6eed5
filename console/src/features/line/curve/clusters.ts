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

/** The dots of a window with a little air on both sides, as measured on screen. */
function inSight(dots: Dot[], window: Window, width: number, air: number): Dot[] {
  const wide = (air * widthOf(window)) / width;
  return dots.slice(lowerBound(dots, window.from - wide), lowerBound(dots, window.to + wide));
}

/** Those closer than `gap` in the same lane joined into one node: what is drawn where much happened. */
export function clustersIn(dots: Dot[], window: Window, width: number, gap: number): Node[] {
  const scale = width / widthOf(window);
  const open: (Dot[] | undefined)[] = [];
  const groups: Dot[][] = [];
  for (const dot of inSight(dots, window, width, gap * 2)) {
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

/**
 * The way as it was walked: one node for each stay in a lane. Stays of one hour lie on one another when a month is in
 * sight, so they are drawn apart by `apart`, in their order, around where they belong. Null when there are too many.
 */
export function staysIn(dots: Dot[], window: Window, width: number, apart: number): Node[] | null {
  const scale = width / widthOf(window);
  const most = width / (apart * 1.4);
  const stays: Dot[][] = [];
  for (const dot of inSight(dots, window, width, apart * 2)) {
    const stay = stays.at(-1);
    const last = stay?.at(-1);
    if (stay && last && last.lane === dot.lane && (dot.at - last.at) * scale < apart) stay.push(dot);
    else stays.push([dot]);
    if (stays.length > most) return null;
  }
  return drawnApart(
    stays.map((stay) => nodeOf(stay, window.from, scale)),
    apart,
  );
}

function drawnApart(nodes: Node[], apart: number): Node[] {
  let block: Node[] = [];
  const placed: Node[] = [];
  const settle = () => {
    const middle = block.reduce((sum, node) => sum + node.x, 0) / (block.length || 1);
    const start = middle - ((block.length - 1) * apart) / 2;
    const floor = (placed.at(-1)?.x ?? Number.NEGATIVE_INFINITY) + apart;
    const from = block.length > 1 ? Math.max(start, floor) : Math.max(block[0]?.x ?? 0, floor);
    block.forEach((node, index) => {
      placed.push({ ...node, x: from + index * apart });
    });
    block = [];
  };
  for (const node of nodes) {
    const last = block.at(-1);
    if (last && node.x - last.x >= apart) settle();
    block.push(node);
  }
  if (block.length > 0) settle();
  return placed;
}

function nodeOf(dots: Dot[], from: number, scale: number): Node {
  let lead = dots[0] as Dot;
  let sum = 0;
  let currency = '';
  for (const dot of dots) {
    if (WEIGHT[dot.mark.kind] > WEIGHT[lead.mark.kind]) lead = dot;
    if (dot.mark.kind !== 'order' || dot.mark.value == null || !dot.mark.currency) continue;
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
