import { useState } from 'react';
import type { InboxSearch } from '../views';
import { NOTHING, type Selection } from './selection';

/** What is selected in the list of this address; another list begins with nothing. */
export function useSelection({ panel: _panel, write: _write, ...list }: InboxSearch) {
  const key = JSON.stringify(list);
  const [held, setHeld] = useState({ key, selection: NOTHING });
  const selection = held.key === key ? held.selection : NOTHING;
  return [selection, (next: Selection) => setHeld({ key, selection: next })] as const;
}
