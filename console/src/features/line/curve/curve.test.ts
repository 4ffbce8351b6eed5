import { describe, expect, it } from 'vitest';
import { offsetAt } from '../../../lib/wall';
import type { Mark, MarkKind } from '../types';
import { clustersIn, staysIn } from './clusters';
import { dotsOf, lanesOf } from './lanes';
import { ticksFor } from './ticks';
import { wayThrough } from './way';
import { opening, resized, spanOf, whole, zoomed } from './window';

const START = Date.parse('2026-10-14T18:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function mark(minutes: number, department: string, kind: MarkKind = 'act', value?: number): Mark {
  const at = new Date(START + minutes * 60_000).toISOString();
  const money = value === undefined ? {} : { value, currency: 'GBP' };
  return {
    id: `${minutes}`,
    at,
    name: 'x',
    department,
    lens: 'experience',
    channel: 'web',
    kind,
    label: 'x',
    ...money,
  };
}

describe('the window in time', () => {
  it('keeps what is under the pointer where it is when zooming', () => {
    const closer = zoomed({ from: 0, to: DAY }, 0.5, 0.25);
    expect(closer.from + (closer.to - closer.from) * 0.25).toBeCloseTo(DAY * 0.25);
    expect(closer.to - closer.from).toBeCloseTo(DAY / 2);
  });

  it('opens a short line whole and a long one at its last month', () => {
    expect(opening(START, START + 41 * DAY, 900)).toEqual(whole(START, START + 41 * DAY));
    expect(spanOf(opening(START, START + 700 * DAY, 900))).toBe('month');
  });

  it('opens a long line whole when so little happened that all of it can be seen', () => {
    expect(opening(START, START + 700 * DAY, 7)).toEqual(whole(START, START + 700 * DAY));
  });

  it('stays at the end of the line when that is in sight', () => {
    const week = resized(whole(START, START + 40 * DAY), 7 * DAY, START + 40 * DAY);
    expect(week.to).toBeGreaterThan(START + 40 * DAY);
    expect(spanOf(week)).toBe('week');
  });
});

describe('the axis', () => {
  it('has its days at midnight of the viewer, across a change of clocks', () => {
    const from = Date.parse('2026-10-23T12:00:00Z');
    const ticks = ticksFor({ from, to: from + 5 * DAY }, 6, 'en-GB', 'Europe/Berlin');
    const hours = ticks.map((tick) => new Date(tick.at + offsetAt(tick.at, 'Europe/Berlin')).getUTCHours());
    expect(new Set(hours)).toEqual(new Set([0]));
    expect(ticks.map((tick) => tick.label)).toEqual(['24 Oct', '25 Oct', '26 Oct', '27 Oct', '28 Oct']);
  });

  it('never has many more ticks than there is room for, from seconds to years', () => {
    for (let width = 20_000; width < 30 * 365 * DAY; width *= 3)
      expect(ticksFor({ from: START, to: START + width }, 8, 'en-GB', 'UTC').length).toBeLessThanOrEqual(10);
  });
});

describe('marks on the curve', () => {
  const marks = [
    mark(0, 'marketing', 'came'),
    mark(1, 'sales'),
    mark(2, 'sales', 'order', 118),
    mark(3, 'service', 'message'),
    mark(4, 'sales', 'order', 24),
  ];
  const lanes = lanesOf(marks);
  const dots = dotsOf(marks, lanes);
  const month = { from: START - 15 * DAY, to: START + 15 * DAY };

  it('are joined per lane where they would lie on one another, and nothing is lost', () => {
    const nodes = clustersIn(dots, month, 800, 13);
    expect(nodes.map((node) => node.dots.length).sort()).toEqual([1, 1, 3]);
    expect(nodes.find((node) => node.worth)?.worth).toEqual({ value: 142, currency: 'GBP' });
  });

  it('are drawn apart as stays in their order, around where they belong', () => {
    const stays = staysIn(dots, month, 800, 15) ?? [];
    expect(stays.map((node) => lanes[node.lane]?.name)).toEqual(['marketing', 'sales', 'service', 'sales']);
    stays.slice(1).forEach((node, index) => {
      expect(node.x - (stays[index]?.x ?? 0)).toBeGreaterThanOrEqual(15 - 1e-6);
    });
    expect(stays.reduce((sum, node) => sum + node.x, 0) / stays.length).toBeCloseTo(400, 0);
  });

  it('give way to clusters when there are too many stays', () => {
    const many = Array.from({ length: 400 }, (_, n) => mark(n * 60, n % 2 ? 'sales' : 'marketing'));
    const line = dotsOf(many, lanes);
    expect(staysIn(line, { from: START, to: START + 400 * HOUR }, 800, 15)).toBeNull();
    const nodes = clustersIn(line, { from: START, to: START + 400 * HOUR }, 800, 13);
    expect(nodes.reduce((sum, node) => sum + node.dots.length, 0)).toBe(400);
    const points = wayThrough(nodes, (lane) => lane, 11);
    expect(points.every((point, index) => index === 0 || point.x >= (points[index - 1]?.x ?? 0))).toBe(true);
  });
});
