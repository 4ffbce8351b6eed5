import type { Recorder } from '../recording.ts';
import { described } from './element.ts';

const CLICKS = 3;
const NEAR_PX = 30;
const SOON_MS = 1000;

/** Records `Rage Clicked` once per burst of at least 3 clicks, each within 30 px and 1 s of the one before. */
export function rageClicks({ track }: Recorder) {
  let count = 0;
  let last: MouseEvent;
  return (click: MouseEvent, target: Element, found: Element | null): void => {
    // A key pressed on a button is no click of a mouse; three clicks in a text select a paragraph.
    if (!click.detail || (!found && `${getSelection()}`)) {
      count = 0;
      return;
    }
    const goesOn =
      count &&
      click.timeStamp - last.timeStamp <= SOON_MS &&
      Math.hypot(click.clientX - last.clientX, click.clientY - last.clientY) <= NEAR_PX;
    count = goesOn ? count + 1 : 1;
    last = click;
    if (count === CLICKS) track('Rage Clicked', described(found ?? target));
  };
}
