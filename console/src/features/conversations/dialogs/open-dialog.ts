import { useSyncExternalStore } from 'react';

export type Dialog = 'handOver' | 'merge' | 'promise' | 'incident';

let open: Dialog | null = null;
const listeners = new Set<() => void>();

/** Open a dialog of the conversation on screen, from a key, a menu or the palette; null closes it. */
export function openDialog(dialog: Dialog | null): void {
  open = dialog;
  for (const each of listeners) each();
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
