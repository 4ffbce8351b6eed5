/** Clicks, and what they tell: what was clicked, rage clicks, dead clicks; and sent forms. */
import { on } from '../host.ts';
import type { Recorder } from '../recording.ts';
import { deadClicks } from './dead-clicks.ts';
import { clickable, described, ignored, innermost, typedInto } from './element.ts';
import { rageClicks } from './rage-clicks.ts';

export function captureClicks(recorder: Recorder): void {
  const rage = rageClicks(recorder);
  const dead = deadClicks(recorder);
  // auxclick is the middle button: it opens links too.
  on<MouseEvent>(document, 'click auxclick', (click) => {
    const target = innermost(click);
    if (!target || ignored(click) || click.button > 1) return;
    const found = clickable(target);
    if (found)
      recorder.track(
        found.localName === 'a' || found.role === 'link' ? 'Link Clicked' : 'Button Clicked',
        described(found),
      );
    if (click.button || typedInto(target)) return;
    rage(click, target, found);
    dead(click, target, found);
  });
  on(document, 'submit', (sending) => {
    const form = innermost(sending);
    if (form && !ignored(sending)) recorder.track('Form Submitted', described(form));
  });
}
