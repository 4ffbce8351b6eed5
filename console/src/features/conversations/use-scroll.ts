import { type RefObject, type UIEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR = 80;

/**
 * Keeps a thread at its end while the reader is there, and never moves it while they read elsewhere:
 * `unseen` then says that something new stands below. `mark` changes with every new line at the end.
 */
export function useScroll(scroller: RefObject<HTMLDivElement | null>, mark: string) {
  const atEnd = useRef(true);
  const [unseen, setUnseen] = useState(false);
  const lastMark = useRef(mark);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box && atEnd.current) box.scrollTop = box.scrollHeight;
    else if (lastMark.current !== mark) setUnseen(true);
    lastMark.current = mark;
  }, [mark, scroller]);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [scroller]);

  const onScroll = useCallback((scroll: UIEvent<HTMLDivElement>) => {
    const box = scroll.currentTarget;
    atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    if (atEnd.current) setUnseen(false);
  }, []);

  const toEnd = useCallback(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    setUnseen(false);
  }, [scroller]);

  /** Run something that puts lines before the others, and keep what is read where it is. */
  const keepPlace = useCallback(
    async (work: () => Promise<void>) => {
      const box = scroller.current;
      const below = box ? box.scrollHeight - box.scrollTop : 0;
      await work();
      requestAnimationFrame(() => {
        if (box) box.scrollTop = box.scrollHeight - below;
      });
    },
    [scroller],
  );

  return { unseen, onScroll, toEnd, keepPlace };
}
