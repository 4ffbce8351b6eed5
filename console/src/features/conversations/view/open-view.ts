import { useSyncExternalStore } from 'react';
import type { SavedView } from '../saved';

export type OpenView = SavedView | 'new' | null;

let open: OpenView = null;
const listeners = new Set<() => void>();

/** Open the form of a view, or of a new one; null closes it. */
export function openView(view: OpenView): void {
  open = view;
  for (const each of listeners) each();
}

export function useOpenView(): OpenView {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
