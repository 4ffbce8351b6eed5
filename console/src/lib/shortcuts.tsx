import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';

export type Shortcut = {
  /** One key ("r", "?", "Escape") or two after one another ("g i"). */
  keys: string;
  /** What it does, already translated: the sheet shows it. */
  label: string;
  group: string;
  run: () => void;
};

type Registry = { register: (list: () => Shortcut[]) => () => void; list: () => Shortcut[] };

const ShortcutContext = createContext<Registry | null>(null);
const SEQUENCE = 900;

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** A menu, dialog or list that is open answers its own keys. */
function busy(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[role=menu],[role=dialog],[role=listbox],[role=combobox]') !== null
  );
}

/** Single keys for the screen in front; never while somebody types, never with Ctrl, Alt or ⌘. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const [lists] = useState(() => new Set<() => Shortcut[]>());
  const [registry] = useState<Registry>(() => ({
    list: () => [...lists].flatMap((list) => list()),
    register(list) {
      lists.add(list);
      return () => lists.delete(list);
    },
  }));

  useEffect(() => {
    let before = '';
    let beforeAt = 0;
    function onKey(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (typing(event.target) || busy(event.target)) return;
      const sequence = event.timeStamp - beforeAt < SEQUENCE ? `${before} ${event.key}` : '';
      const all = registry.list();
      const found = all.findLast((each) => each.keys === sequence) ?? all.findLast((each) => each.keys === event.key);
      before = event.key;
      beforeAt = event.timeStamp;
      if (!found) return;
      event.preventDefault();
      before = '';
      found.run();
    }
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [registry]);

  return <ShortcutContext value={registry}>{children}</ShortcutContext>;
}

function useRegistry(): Registry {
  const registry = useContext(ShortcutContext);
  if (!registry) throw new Error('No ShortcutProvider above this component.');
  return registry;
}

/** Offer these keys while mounted. Later ones win over earlier ones with the same key. */
export function useShortcuts(shortcuts: Shortcut[]): void {
  const { register } = useRegistry();
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => register(() => latest.current), [register]);
}

/** Asks what can be pressed at this moment, for the sheet. */
export function useShortcutList(): () => Shortcut[] {
  return useRegistry().list;
}
