import type { Band } from '../types';
import { clustersIn, type Dot, type Node, neighbours, staysIn } from './clusters';
import type { Lane } from './lanes';
import { FEEDBACK } from './lanes';
import { type Point, wayThrough } from './way';
import { type Window, widthOf } from './window';

/** Measures of the drawing, in its own units. */
export const AXIS = 34;
export const LANE = 46;
export const FOOT = 10;
const GAP = 13;
const COLUMN = 11;
const BAND = 24;
const APART = 15;

export type Stretch = { band: Band; from: number; to: number };
export type Drawn = { stretch: Stretch; x: number; width: number; y: number; height: number };
export type Scene = {
  width: number;
  height: number;
  window: Window;
  lanes: Lane[];
  nodes: Node[];
  way: Point[];
  bands: Drawn[];
  yOf: (lane: number) => number;
  xOf: (at: number) => number;
};

export function heightFor(lanes: number): number {
  return AXIS + lanes * LANE + FOOT;
}

/** The touchpoints the curve passes, and the others, each in order of time. */
export type Sorted = { walked: Dot[]; others: Dot[] };

/** Told apart once for a line, not for each of sixty drawings a second. */
export function sortedOut(dots: Dot[], lanes: Lane[]): Sorted {
  const feedback = lanes.findIndex((lane) => lane.name === FEEDBACK);
  const walked = dots.filter((dot) => walks(dot, feedback));
  return { walked, others: dots.filter((dot) => !walks(dot, feedback)) };
}

/** Everything that is to be drawn for a window, measured and joined. */
export function sceneOf(
  { walked, others }: Sorted,
  stretches: Stretch[],
  lanes: Lane[],
  window: Window,
  width: number,
): Scene {
  const yOf = (lane: number) => AXIS + lane * LANE + LANE / 2;
  const xOf = (at: number) => ((at - window.from) / widthOf(window)) * width;
  const stays = staysIn(walked, window, width, APART) ?? clustersIn(walked, window, width, GAP);
  stays.sort((one, other) => one.x - other.x);
  const beside = clustersIn(others, window, width, GAP);
  const { before, after } = neighbours(walked, window);
  const way = [
    ...(before ? [{ x: Math.max(xOf(before.at), -width), y: yOf(before.lane) }] : []),
    ...wayThrough(stays, yOf, COLUMN),
    ...(after ? [{ x: Math.min(xOf(after.at), width * 2), y: yOf(after.lane) }] : []),
  ];
  const service = Math.max(
    0,
    lanes.findIndex((lane) => lane.name === 'service'),
  );
  const bands = stretches
    .filter((stretch) => stretch.to >= window.from && stretch.from <= window.to)
    .map((stretch) => bandOf(stretch, xOf, yOf(service), stays));
  const nodes = [...beside, ...stays];
  return { width, height: heightFor(lanes.length), window, lanes, nodes, way, bands, yOf, xOf };
}

/** Answers have their own lane, and a change of state is nowhere the customer went: the curve passes neither. */
function walks(dot: Dot, feedback: number): boolean {
  return dot.lane !== feedback && dot.mark.kind !== 'change';
}

/** A band holds the marks of its conversation, wherever they were drawn apart to. */
function bandOf(stretch: Stretch, xOf: (at: number) => number, y: number, nodes: Node[]): Drawn {
  const own = nodes.filter((node) => node.lead.mark.conversation_id === stretch.band.conversation_id);
  const inside = own.filter((node) => node.lead.at >= stretch.from && node.lead.at <= stretch.to).map((node) => node.x);
  const pad = BAND / 2;
  const moved = inside.length > 0 && Math.abs((inside[0] ?? 0) - xOf(stretch.from)) < APART * 5;
  const [left, right] = moved
    ? [
        Math.min(...inside),
        Math.max(...inside, Math.min(xOf(stretch.to), Math.max(...inside) + (xOf(stretch.to) - xOf(stretch.from)))),
      ]
    : [xOf(stretch.from), xOf(stretch.to)];
  return { stretch, x: left - pad, width: right - left + BAND, y: y - pad, height: BAND };
}

/** The node that holds a mark. */
export function nodeOf(scene: Scene, mark: string): Node | null {
  return scene.nodes.find((node) => node.dots.some((dot) => dot.mark.id === mark)) ?? null;
}

/** The node under a point, the nearest where several are close. */
export function nodeAt(scene: Scene, x: number, y: number): Node | null {
  let found: Node | null = null;
  let nearest = 15;
  for (const node of scene.nodes) {
    const distance = Math.hypot(node.x - x, scene.yOf(node.lane) - y);
    if (distance < nearest) {
      nearest = distance;
      found = node;
    }
  }
  return found;
}

/** How large a node is drawn: orders by what they came to, several by how many they are. */
export function radiusOf(node: Node, mostWorth: number): number {
  if (node.worth) return 6.5 + 5.5 * Math.sqrt(Math.max(0, node.worth.value) / (mostWorth || 1));
  if (node.dots.length > 1) return Math.min(10, 5 + Math.log2(node.dots.length) * 0.8);
  return { seen: 3.5, change: 3.5, act: 4.5, came: 5.5, delivery: 5, message: 5.5, trouble: 6, answer: 9, order: 8 }[
    node.lead.mark.kind
  ];
}
