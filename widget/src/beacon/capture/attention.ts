/** How far a page was scrolled and how long it was looked at. */
import { on } from '../host.ts';
import type { Recorder } from '../recording.ts';

const SHORTEST_LOOK_MS = 1000;

export type Attention = { left(): void; entered(): void };

/**
 * Records `Page Scrolled` with `depth` (25, 50, 75, 100 per cent of the page's height seen; each once a page) and
 * `Page Left` with `seconds` for every spell in which the page was really visible, and the deepest depth so far.
 */
export function captureAttention({ track }: Recorder): Attention {
  let since = 0;
  let deepest = 0;

  function depth(): number {
    const seen = ((scrollY + innerHeight) / document.documentElement.scrollHeight) * 100;
    return Math.floor((seen + 0.5) / 25) * 25;
  }
  function begin(): void {
    if (!document.hidden) since ||= performance.now();
  }
  function left(): void {
    const looked = since && performance.now() - since;
    since = 0;
    if (looked >= SHORTEST_LOOK_MS) track('Page Left', { seconds: Math.round(looked / 1000), depth: deepest });
  }
  function entered(): void {
    begin();
    // What the first screen shows was not scrolled to.
    deepest = depth();
  }

  on(document, 'visibilitychange', () => (document.hidden ? left() : begin()));
  on(window, 'pagehide', left);
  on(document, 'scroll', () => {
    const now = depth();
    if (now <= deepest) return;
    deepest = now;
    track('Page Scrolled', { depth: now });
  });
  // Before everything is there the page is shorter than it will be.
  on(window, 'load', entered);
  entered();
  return { left, entered };
}
