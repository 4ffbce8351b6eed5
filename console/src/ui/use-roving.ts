import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import {
  type Dispatch,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  type SetStateAction,
  type SyntheticEvent,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

const PAGE = 10;

type Options = {
  /** What stands in each row; null where there is nothing to stop at. */
  keys: readonly (string | null)[];
  box: RefObject<HTMLElement | null>;
  scrollTo: (index: number) => void;
  /** Where the tab key comes in until an arrow moved: the open row, say. */
  start?: string | null;
};

/**
 * One row of a long list is in the tab order; arrows, Home, End and the page keys move it, through rows that do not
 * exist yet. It is held by its key, so that rows which come in above leave it where it is. Give `withActive` to the
 * virtualizer: the row with the focus then lives on when it is scrolled out of sight.
 */
export function useRoving({ keys, box, scrollTo, start = null }: Options) {
  const [moved, setMoved] = useState<Moved>(null);
  const wanted = moved && (start === null || moved.start === start) ? moved.key : start;
  const found = wanted === null ? -1 : keys.indexOf(wanted);
  const active = found < 0 ? keys.findIndex((key) => key !== null) : found;
  const asked = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (asked.current === null) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(asked.current)}"]`);
    asked.current = null;
    (row?.matches('a, button') ? row : row?.querySelector<HTMLElement>('a, button'))?.focus({ preventScroll: true });
  });
  const latest = useRef({ keys, scrollTo, start });
  useLayoutEffect(() => {
    latest.current = { keys, scrollTo, start };
  });
  // The same two for every row and every drawing: a row that did not change is not drawn again.
  const walk = useMemo(() => walkOf(latest, setMoved, asked), []);
  const row = (index: number) => ({
    'data-row': keys[index] ?? undefined,
    tabIndex: index === active ? 0 : -1,
    ...walk,
  });
  const withActive = useCallback((range: Range) => withRow(defaultRangeExtractor(range), active), [active]);
  return { row, withActive };
}

type Moved = { key: string; start: string | null } | null;
type Latest = Required<Pick<Options, 'keys' | 'scrollTo' | 'start'>>;
/** What a row does with focus and keys; which row it is, its `data-row` says. */
export type Walk = { onFocus: (entered: FocusEvent) => void; onKeyDown: (press: KeyboardEvent) => void };

function walkOf(
  latest: RefObject<Latest>,
  setMoved: Dispatch<SetStateAction<Moved>>,
  asked: RefObject<string | null>,
): Walk {
  const keyOf = (event: SyntheticEvent) => (event.currentTarget as HTMLElement).dataset.row ?? null;
  return {
    onFocus(entered) {
      const key = keyOf(entered);
      setMoved((before) => kept(before, key, latest.current.start));
    },
    onKeyDown(press) {
      if (press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return;
      const { keys, scrollTo, start } = latest.current;
      const to = stepTo(press.key, keys.indexOf(keyOf(press)), keys);
      if (to === undefined) return;
      press.preventDefault();
      const key = to === null ? null : keys[to];
      if (to === null || key === null || key === undefined) return;
      asked.current = key;
      setMoved({ key, start });
      scrollTo(to);
    },
  };
}

function kept(before: Moved, key: string | null, start: string | null): Moved {
  if (key === null || (before?.key === key && before.start === start)) return before;
  return { key, start };
}

function withRow(shown: number[], row: number): number[] {
  return row < 0 || shown.includes(row) ? shown : [...shown, row].sort((one, other) => one - other);
}

/** Where a key leads: undefined when it is none of ours, null when there is nowhere to go. */
export function stepTo(key: string, from: number, keys: readonly (string | null)[]): number | null | undefined {
  switch (key) {
    case 'ArrowDown':
      return stop(keys, from + 1, 1);
    case 'ArrowUp':
      return stop(keys, from - 1, -1);
    case 'Home':
      return stop(keys, 0, 1);
    case 'End':
      return stop(keys, keys.length - 1, -1);
    case 'PageDown':
      return stop(keys, Math.min(keys.length - 1, from + PAGE), -1);
    case 'PageUp':
      return stop(keys, Math.max(0, from - PAGE), 1);
    default:
      return undefined;
  }
}

function stop(keys: readonly (string | null)[], from: number, by: 1 | -1): number | null {
  for (let at = from; at >= 0 && at < keys.length; at += by) if (keys[at] !== null) return at;
  return null;
}
