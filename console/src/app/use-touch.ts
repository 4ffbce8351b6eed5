import { useEffect } from 'react';
import { useLiveClient } from '../lib/use-live';

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** While somebody moves, types or scrolls, colleagues see them online; who does not for a while is shown away. */
export function useTouch(): void {
  const live = useLiveClient();
  useEffect(() => {
    for (const sign of SIGNS) addEventListener(sign, live.touch, { passive: true });
    return () => {
      for (const sign of SIGNS) removeEventListener(sign, live.touch);
    };
  }, [live]);
}
