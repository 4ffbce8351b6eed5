import { useCallback, useEffect, useRef, useState } from 'react';
import { useLive, useResync, useWatch } from '../../lib/use-live';
import { steady } from './steady';

const AT_MOST_EVERY = 2_500;

/** Ask for the list again when some customer did something, at once and then at most every few seconds. */
export function useLiveList(again: () => void): void {
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef(0);
  useWatch('customers');
  function soon(): void {
    if (waiting.current) return;
    const pause = Math.max(0, last.current + AT_MOST_EVERY - Date.now());
    waiting.current = setTimeout(() => {
      waiting.current = undefined;
      last.current = Date.now();
      again();
    }, pause);
  }
  useEffect(() => () => clearTimeout(waiting.current), []);
  useLive('customers', soon);
  useResync(soon);
}

type Listed<Row> = { question: string; rows: Row[] };

/** The rows to show: while a hand or the focus is among them none changes its place. Another question is another list. */
export function useSteadyRows<Row extends { id: string }>(question: string, fresh: Row[]) {
  const [held, setHeld] = useState(false);
  const shown = useRef<Listed<Row>>({ question, rows: fresh });
  const { current } = shown;
  const rows = held && current.question === question && current.rows.length > 0 ? steady(current.rows, fresh) : fresh;
  useEffect(() => {
    shown.current = { question, rows };
  });
  const hold = useCallback(() => setHeld(true), []);
  const release = useCallback((event: React.SyntheticEvent) => {
    if (!event.currentTarget.matches(':hover, :focus-within')) setHeld(false);
  }, []);
  return { rows, hands: { onPointerEnter: hold, onPointerLeave: release, onFocus: hold, onBlur: release } };
}
