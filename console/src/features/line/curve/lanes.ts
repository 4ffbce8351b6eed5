import type { Mark } from '../types';
import type { Dot } from './clusters';

/** The order of the lanes: the way most customers go, top to bottom. Answers have a lane of their own beneath. */
const ORDER = ['marketing', 'sales', 'service', 'product', 'fulfilment', 'billing'];
const ALWAYS = ['marketing', 'sales', 'service'];
export const FEEDBACK = 'feedback';

export type Lane = { name: string; count: number };

/** The lanes a line needs: the first three always, others where something happened in them, feedback where somebody answered. */
export function lanesOf(marks: Mark[]): Lane[] {
  const counts = new Map<string, number>(ALWAYS.map((name) => [name, 0]));
  for (const mark of marks) {
    const lane = laneName(mark);
    counts.set(lane, (counts.get(lane) ?? 0) + 1);
  }
  const place = (name: string) => {
    if (name === FEEDBACK) return 1000;
    if (name === 'other') return 999;
    const at = ORDER.indexOf(name);
    return at < 0 ? 500 : at;
  };
  return [...counts]
    .sort(([one], [other]) => place(one) - place(other) || one.localeCompare(other))
    .map(([name, count]) => ({ name, count }));
}

/** Every mark with its moment and its lane, in order of time. */
export function dotsOf(marks: Mark[], lanes: Lane[]): Dot[] {
  const places = new Map(lanes.map((lane, index) => [lane.name, index]));
  const dots = marks.map((mark) => ({
    mark,
    at: Date.parse(mark.at),
    lane: places.get(laneName(mark)) ?? lanes.length - 1,
  }));
  return dots.sort((one, other) => one.at - other.at);
}

function laneName(mark: Mark): string {
  return mark.kind === 'answer' ? FEEDBACK : mark.department;
}
