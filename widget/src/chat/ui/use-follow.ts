import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const NEAR_END_PX = 80;

export type Follow = {
  box: RefObject<HTMLDivElement | null>;
  run: RefObject<HTMLDivElement | null>;
  /** True while something new stands below what is shown. */
  below: boolean;
  onScroll(): void;
  toEnd(): void;
};

/**
 * Keeps a scrolled box at its end while the customer is there, and leaves them in peace while they read further up.
 * `newest` changes with every new thing; `seen` is called when it stands on a visible screen. A change of `mine` always
 * leads to the end: what the customer wrote they want to see.
 */
export function useFollow(newest: string, mine: number, seen: () => void): Follow {
  const box = useRef<HTMLDivElement>(null);
  const run = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const before = useRef({ newest, mine });
  const [below, setBelow] = useState(false);

  const toEnd = useCallback((): void => {
    follows.current = true;
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
    setBelow(false);
  }, []);
  useLayoutEffect(() => {
    if (follows.current || mine > before.current.mine) toEnd();
    else if (newest !== before.current.newest) setBelow(true);
    before.current = { newest, mine };
  }, [newest, mine, toEnd]);
  useEffect(() => {
    if (newest && !below && document.visibilityState === 'visible') seen();
  }, [newest, below, seen]);
  useEffect(() => {
    // A picture that arrives, a keyboard that opens: the end stays the end.
    const sizes = new ResizeObserver(() => {
      if (follows.current && box.current) box.current.scrollTop = box.current.scrollHeight;
    });
    for (const each of [box.current, run.current]) if (each) sizes.observe(each);
    return () => sizes.disconnect();
  }, []);

  function onScroll(): void {
    if (!box.current) return;
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    follows.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (follows.current) setBelow(false);
  }
  return { box, run, below, onScroll, toEnd };
}
