import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { moved, type Window, widthOf, zoomed } from './window';

type Hands = {
  onPointerDown: (press: PointerEvent) => void;
  onPointerMove: (move: PointerEvent) => void;
  onPointerUp: (lift: PointerEvent) => void;
};
type Options = {
  area: RefObject<HTMLElement | null>;
  window: Window;
  set: (next: Window) => void;
  onPoint: (x: number, y: number) => void;
  onTap: (x: number, y: number) => void;
};

const STILL = 4;

/** Drag to move, two fingers or Ctrl and the wheel to zoom, the wheel sideways to move. Up and down stays the page's own scroll. */
export function useHands({ area, window, set, onPoint, onTap }: Options): Hands {
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const travelled = useRef(0);
  const shown = useRef(window);
  shown.current = window;

  useWheel(area, shown, set);

  const place = (at: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    return { x: at.clientX - (box?.left ?? 0), y: at.clientY - (box?.top ?? 0), width: box?.width || 1 };
  };

  return {
    onPointerDown(press) {
      if (press.button !== 0) return;
      const { x, y } = place(press);
      fingers.current.set(press.pointerId, { x, y });
      travelled.current = fingers.current.size > 1 ? STILL : 0;
    },
    onPointerMove(move) {
      const { x, y, width } = place(move);
      const before = fingers.current.get(move.pointerId);
      if (!before) {
        if (move.pointerType === 'mouse') onPoint(x, y);
        return;
      }
      const other = [...fingers.current].find(([id]) => id !== move.pointerId)?.[1];
      fingers.current.set(move.pointerId, { x, y });
      if (other) {
        const [was, is] = [Math.abs(before.x - other.x), Math.abs(x - other.x)];
        if (was > STILL && is > STILL) set(zoomed(shown.current, was / is, other.x / width));
        return;
      }
      travelled.current += Math.abs(x - before.x);
      if (travelled.current < STILL) return;
      if (!area.current?.hasPointerCapture(move.pointerId)) area.current?.setPointerCapture(move.pointerId);
      set(moved(shown.current, (before.x - x) / width));
    },
    onPointerUp(lift) {
      const { x, y } = place(lift);
      const pressed = fingers.current.delete(lift.pointerId);
      if (pressed && travelled.current < STILL && lift.type === 'pointerup') onTap(x, y);
    },
  };
}

function useWheel(area: RefObject<HTMLElement | null>, shown: RefObject<Window>, set: (next: Window) => void): void {
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const onWheel = (turn: WheelEvent) => {
      const box = element.getBoundingClientRect();
      const held = turn.ctrlKey || turn.metaKey || document.activeElement === element;
      if (held && Math.abs(turn.deltaY) >= Math.abs(turn.deltaX)) {
        turn.preventDefault();
        const lines = turn.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
        const factor = Math.exp(Math.max(-60, Math.min(60, turn.deltaY * lines)) * 0.006);
        set(zoomed(shown.current, factor, (turn.clientX - box.left) / box.width));
      } else if (Math.abs(turn.deltaX) > Math.abs(turn.deltaY)) {
        turn.preventDefault();
        set(moved(shown.current, turn.deltaX / widthInUnits(shown.current, box.width)));
      }
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [area, shown, set]);
}

/** The drawing's width; a window of no length moves not at all. */
function widthInUnits(window: Window, width: number): number {
  return widthOf(window) > 0 ? width : Number.POSITIVE_INFINITY;
}
