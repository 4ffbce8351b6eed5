import type { Node } from './clusters';

export type Point = { x: number; y: number };

/** Where the curve passes. Where many nodes stand in one narrow column it takes the lane with most of them, so that it stays one calm line. */
export function wayThrough(nodes: Node[], yOf: (lane: number) => number, column: number): Point[] {
  const points: Point[] = [];
  let index = 0;
  while (index < nodes.length) {
    const start = nodes[index] as Node;
    let end = index + 1;
    while (end < nodes.length && (nodes[end] as Node).x - start.x < column) end += 1;
    const here = nodes.slice(index, end);
    const through = here.length <= 2 ? here : [busiest(here)];
    for (const node of through) points.push({ x: node.x, y: yOf(node.lane) });
    index = end;
  }
  return points;
}

function busiest(nodes: Node[]): Node {
  return nodes.reduce((most, node) => (node.dots.length > most.dots.length ? node : most));
}

/** Draw one smooth curve through the points: it leaves and enters each lane level, and bends where it must change. */
export function drawWay(path: Pick<CanvasPath, 'moveTo' | 'lineTo' | 'bezierCurveTo'>, points: Point[]): void {
  const [first] = points;
  if (!first) return;
  path.moveTo(first.x, first.y);
  for (let index = 1; index < points.length; index += 1) {
    const one = points[index - 1] as Point;
    const other = points[index] as Point;
    if (one.y === other.y) {
      path.lineTo(other.x, other.y);
      continue;
    }
    const bend = Math.max((other.x - one.x) * 0.5, Math.min(6, Math.abs(other.x - one.x)));
    path.bezierCurveTo(one.x + bend, one.y, other.x - bend, other.y, other.x, other.y);
  }
}
