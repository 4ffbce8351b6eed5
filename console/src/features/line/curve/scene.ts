import type { Band } from '../types';
import { type Dot, type Node, neighbours, nodesIn } from './clusters';
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

/** Everything that is to be drawn for a window, measured and joined. */
export function sceneOf(dots: Dot[], stretches: Stretch[], lanes: Lane[], window: Window, width: number): Scene {
  const yOf = (lane: number) => AXIS + lane * LANE + LANE / 2;
  const xOf = (at: number) => ((at - window.from) / widthOf(window)) * width;
  const feedback = lanes.findIndex((lane) => lane.name === FEEDBACK);
  const nodes = nodesIn(dots, window, width, GAP);
  const walked = feedback < 0 ? dots : dots.filter((dot) => dot.lane !== feedback);
  const inner = nodes.filter((node) => node.lane !== feedback).sort((one, other) => one.x - other.x);
  const { before, after } = neighbours(walked, window);
  const way = [
    ...(before ? [{ x: Math.max(xOf(before.at), -width), y: yOf(before.lane) }] : []),
    ...wayThrough(inner, yOf, COLUMN),
    ...(after ? [{ x: Math.min(xOf(after.at), width * 2), y: yOf(after.lane) }] : []),
  ];
  const service = lanes.findIndex((lane) => lane.name === 'service');
  const bands = stretches
    .filter((stretch) => stretch.to >= window.from && stretch.from <= window.to)
    .map((stretch) => bandOf(stretch, xOf, yOf(Math.max(0, service))));
  return { width, height: heightFor(lanes.length), window, lanes, nodes, way, bands, yOf, xOf };
}

function bandOf(stretch: Stretch, xOf: (at: number) => number, y: number): Drawn {
  const [left, right] = [xOf(stretch.from), xOf(stretch.to)];
  const pad = BAND / 2;
  return { stretch, x: left - pad, width: right - left + BAND, y: y - pad, height: BAND };
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
