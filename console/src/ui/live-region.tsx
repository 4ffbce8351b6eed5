import { VisuallyHidden } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const AnnounceContext = createContext<(words: string) => void>(() => {});

/** One polite live region for the whole console: what changes on screen by itself is said once. */
export function LiveRegion({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ words: '', turn: 0 });
  const announce = useCallback((words: string) => setSaid((before) => ({ words, turn: before.turn + 1 })), []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <VisuallyHidden role="status" aria-live="polite">
        <span key={said.turn}>{said.words}</span>
      </VisuallyHidden>
    </AnnounceContext>
  );
}

/** Say something to a screen reader without moving its focus. */
export function useAnnounce(): (words: string) => void {
  return useContext(AnnounceContext);
}
