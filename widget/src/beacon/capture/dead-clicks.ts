import { on } from '../host.ts';
import type { Recorder } from '../recording.ts';
import { described } from './element.ts';

const PATIENCE_MS = 2500;
/** Any of these after a click means that it did something; so does any change of the document. */
const SIGNS_OF_LIFE =
  'submit invalid input change toggle focusin scroll selectionchange copy play hashchange blur pagehide';

/** Records `Dead Clicked` when something that looks clickable was clicked and the page did not answer in 2.5 s. */
export function deadClicks({ track }: Recorder) {
  let alive: (() => void) | undefined;
  on(window, SIGNS_OF_LIFE, () => alive?.());
  return (click: MouseEvent, target: Element, found: Element | null): void => {
    if (alive || (!found && getComputedStyle(target).cursor !== 'pointer')) return;
    const changes = new MutationObserver(() => alive?.());
    changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const timer = setTimeout(() => {
      alive?.();
      // A link that was left to the browser leads away, even if slowly.
      const href = found?.getAttribute('href');
      if (click.defaultPrevented || !href || /^(#|javascript:)/.test(href))
        track('Dead Clicked', described(found ?? target));
    }, PATIENCE_MS);
    alive = () => {
      clearTimeout(timer);
      changes.disconnect();
      alive = undefined;
    };
  };
}
