import { useCallback, useMemo } from 'react';
import { useWindow } from './curve/use-window';
import { opening, resized, SPANS, type Span, type Window, whole, widthOf } from './curve/window';
import type { LineSearch } from './search';
import type { Overview } from './types';

export type Period = { since?: string; until?: string };

/** The window in time between the address, the curve and the list. */
export function useLineView(
  search: LineSearch,
  overview: Overview | undefined,
  now: number,
  change: (change: Partial<LineSearch>) => void,
) {
  const first = overview?.first_at ? Date.parse(overview.first_at) : now - SPANS.month;
  const last = overview?.last_at ? Date.parse(overview.last_at) : now;
  const fresh = useMemo(() => opening(first, last, overview?.total ?? 0), [first, last, overview?.total]);
  const target = useMemo<Window>(
    () => (search.from && search.to ? { from: Date.parse(search.from), to: Date.parse(search.to) } : fresh),
    [search.from, search.to, fresh],
  );
  const settle = useCallback(
    (window: Window) => change({ from: toSecond(window.from), to: toSecond(window.to) }),
    [change],
  );
  const control = useWindow(target, { first, last }, settle);
  const all = whole(first, last);
  const shows = (span: Span | 'all') =>
    control.glide(span === 'all' ? all : resized(control.window, SPANS[span], last));
  return {
    control,
    shows,
    isWhole: target.from <= first && target.to >= last,
    period: periodOf(target, first, last),
    width: widthOf(target),
  };
}

/** What the list asks for: nothing where the window holds that end of the line, so that what is new comes in. */
function periodOf(window: Window, first: number, last: number): Period {
  return {
    since: window.from <= first ? undefined : toSecond(window.from),
    until: window.to >= last ? undefined : toSecond(window.to),
  };
}

function toSecond(at: number): string {
  return new Date(Math.round(at / 1000) * 1000).toISOString();
}
