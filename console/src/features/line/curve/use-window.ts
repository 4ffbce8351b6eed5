import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { between, kept, type Window } from './window';

const SETTLES = 260;
const GLIDES = 220;

type Extent = { first: number; last: number };
export type WindowControl = {
  window: Window;
  /** Move at once: dragging, the wheel. */
  set: (next: Window) => void;
  /** Move smoothly: a button, a key. */
  glide: (next: Window) => void;
};

/**
 * The window in time that is on screen. It follows `target` (the address) when that changes; what hands and keys do
 * here is told to `onSettled` once it rests, so that the address and the list change once and not sixty times a second.
 */
export function useWindow(target: Window, extent: Extent, onSettled: (window: Window) => void): WindowControl {
  const [window, setWindow] = useState(target);
  const now = useRef(window);
  const frame = useRef(0);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const settled = useRef(onSettled);
  useEffect(() => {
    settled.current = onSettled;
  });

  const show = useCallback((next: Window) => {
    now.current = next;
    setWindow(next);
  }, []);

  const set = useCallback(
    (next: Window) => {
      cancelAnimationFrame(frame.current);
      show(kept(next, extent.first, extent.last));
      clearTimeout(resting.current);
      resting.current = setTimeout(() => settled.current(now.current), SETTLES);
    },
    [extent.first, extent.last, show],
  );

  const travel = useCallback(
    (to: Window, arrived: () => void) => {
      cancelAnimationFrame(frame.current);
      const from = now.current;
      const began = performance.now();
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      const step = () => {
        const share = still ? 1 : Math.min(1, (performance.now() - began) / GLIDES);
        show(share < 1 ? between(from, to, share) : to);
        if (share < 1) frame.current = requestAnimationFrame(step);
        else arrived();
      };
      step();
    },
    [show],
  );

  const glide = useCallback(
    (next: Window) => {
      clearTimeout(resting.current);
      travel(kept(next, extent.first, extent.last), () => settled.current(now.current));
    },
    [extent.first, extent.last, travel],
  );

  useEffect(() => {
    const away = Math.abs(now.current.from - target.from) + Math.abs(now.current.to - target.to);
    if (away > 2000) travel({ from: target.from, to: target.to }, () => {});
  }, [target.from, target.to, travel]);

  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      clearTimeout(resting.current);
    },
    [],
  );
  return useMemo(() => ({ window, set, glide }), [window, set, glide]);
}
