import { describe, expect, it } from 'vitest';
import { Attention } from './attention';

const SECOND = 1000;

/** [seconds, what happens] in order; what is told at the end, in seconds. */
function told(...steps: [number, (attention: Attention, now: number) => void][]) {
  const attention = new Attention();
  for (const [at, act] of steps) act(attention, at * SECOND);
  const end = (steps.at(-1)?.[0] ?? 0) * SECOND;
  return attention
    .take(end)
    .map(({ conversation, began, ended }) => [conversation, began / SECOND, ended / SECOND] as const);
}

const open = (id: string | null) => (attention: Attention, now: number) => attention.open(id, now);
const look = (here: boolean) => (attention: Attention, now: number) => attention.look(here, now);
const touch = (attention: Attention, now: number) => attention.touch(now);
const nothing = () => {};

describe('Attention', () => {
  it('counts what is in front while the tab is looked at, and hands over to the next', () => {
    expect(told([0, look(true)], [1, open('a')], [20, touch], [31, open('b')], [40, nothing])).toEqual([
      ['a', 1, 31],
      ['b', 31, 40],
    ]);
  });

  it('counts nothing while the tab is in the background', () => {
    expect(told([0, open('a')], [5, look(true)], [9, look(false)], [30, nothing])).toEqual([['a', 5, 9]]);
  });

  it('ends a minute after the last touch, and begins again with the next', () => {
    expect(told([0, look(true)], [0, open('a')], [10, touch], [200, touch], [230, nothing])).toEqual([
      ['a', 0, 70],
      ['a', 200, 230],
    ]);
  });

  it('goes on after it was told, and gives back what could not be told', () => {
    const attention = new Attention();
    attention.look(true, 0);
    attention.open('a', 0);
    const first = attention.take(15 * SECOND);
    attention.back(first);
    expect(attention.take(30 * SECOND)).toEqual([{ conversation: 'a', began: 0, ended: 30 * SECOND }]);
    expect(attention.take(45 * SECOND)).toEqual([{ conversation: 'a', began: 30 * SECOND, ended: 45 * SECOND }]);
  });

  it('lets go of what could not be told for ten minutes', () => {
    const attention = new Attention();
    attention.back([{ conversation: 'a', began: 0, ended: 5 }]);
    expect(attention.take(10 * 60 * SECOND + 5)).toEqual([]);
  });
});
