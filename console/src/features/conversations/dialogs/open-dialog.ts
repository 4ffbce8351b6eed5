import { useSyncExternalStore } from 'react';

import type { Entry } from '../types';

export type Dialog = 'handOver' | 'merge' | 'promise' | 'incident' | 'link' | { split: Entry };

let open: Dialog | null = null;
const listeners = new Set<() => void>();

/** Open a dialog of the conversation on screen, from a key, a menu or the palette; null closes it. */
export function openDialog(dialog: Dialog | null): void {
  open = dialog;
  for (const each of listeners) each();
}

/** Open the dialog that splits this message out. */
export function openSplit(entry: Entry): void {
  openDialog({ split: entry });
}

export function useOpenDialog(): Dialog | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
