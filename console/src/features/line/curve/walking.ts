import type { Node } from './clusters';
import { moved, type Window, widthOf, zoomed } from './window';

/** What a key does on the curve: go to a touchpoint, move or zoom the window, or nothing. */
export type Step =
  | { go: 'next' | 'previous' | 'up' | 'down' | 'first' | 'last' }
  | { window: Window }
  | { open: true }
  | { leave: true };

export function stepFor(key: string, shift: boolean, window: Window): Step | null {
  switch (key) {
    case 'ArrowRight':
      return shift ? { window: moved(window, 0.25) } : { go: 'next' };
    case 'ArrowLeft':
      return shift ? { window: moved(window, -0.25) } : { go: 'previous' };
    case 'ArrowUp':
      return { go: 'up' };
    case 'ArrowDown':
      return { go: 'down' };
    case 'Home':
      return { go: 'first' };
    case 'End':
      return { go: 'last' };
    case '+':
    case '=':
      return { window: zoomed(window, 0.6, 0.5) };
    case '-':
    case '_':
      return { window: zoomed(window, 1 / 0.6, 0.5) };
    case 'PageUp':
      return { window: moved(window, -0.9) };
    case 'PageDown':
      return { window: moved(window, 0.9) };
    case 'Enter':
    case ' ':
      return { open: true };
    case 'Escape':
      return { leave: true };
    default:
      return null;
  }
}

/** The node to go to from the chosen one: along time, or to the nearest in a lane above or below. */
export function nodeTo(
  nodes: Node[],
  chosen: string | null,
  go: 'next' | 'previous' | 'up' | 'down' | 'first' | 'last',
): Node | null {
  const inOrder = [...nodes].sort((one, other) => one.x - other.x || one.lane - other.lane);
  if (inOrder.length === 0) return null;
  const at = inOrder.findIndex((node) => node.dots.some((dot) => dot.mark.id === chosen));
  const here = inOrder[at];
  if (go === 'first' || (!here && go !== 'last' && go !== 'previous')) return inOrder[0] ?? null;
  if (go === 'last' || !here) return inOrder.at(-1) ?? null;
  if (go === 'next') return inOrder[at + 1] ?? here;
  if (go === 'previous') return inOrder[at - 1] ?? here;
  const there = inOrder.filter((node) => (go === 'up' ? node.lane < here.lane : node.lane > here.lane));
  const lane = go === 'up' ? Math.max(...there.map((node) => node.lane)) : Math.min(...there.map((node) => node.lane));
  const nearest = there.filter((node) => node.lane === lane);
  nearest.sort((one, other) => Math.abs(one.x - here.x) - Math.abs(other.x - here.x));
  return nearest[0] ?? here;
}

/** The window moved just so far that this moment is well inside it. */
export function reaching(window: Window, at: number): Window {
  const air = widthOf(window) * 0.08;
  if (at < window.from + air) return moved(window, (at - air * 4 - window.from) / widthOf(window));
  if (at > window.to - air) return moved(window, (at + air * 4 - window.to) / widthOf(window));
  return window;
}
