import { useEffect, useState } from 'preact/hooks';

const NARROW = '(max-width: 480px)';

/** True where the panel takes the whole screen. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const update = (): void => setNarrow(query.matches);
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, []);
  return narrow;
}

/** Keeps Tab inside `around`: what lies behind a whole-screen panel cannot be seen. */
export function trapFocus(press: KeyboardEvent, around: HTMLElement): void {
  const stops = [...around.querySelectorAll<HTMLElement>('button, a[href], input, textarea')].filter(
    (each) => !each.hasAttribute('disabled') && each.tabIndex >= 0 && each.offsetParent,
  );
  const end = press.shiftKey ? stops[0] : stops[stops.length - 1];
  const active = (around.getRootNode() as ShadowRoot).activeElement;
  if (active !== end) return;
  press.preventDefault();
  (press.shiftKey ? stops[stops.length - 1] : stops[0])?.focus();
}
