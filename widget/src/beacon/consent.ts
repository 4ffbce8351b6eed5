/** Whether this browser may be captured: the customer's own word first, then the browser's signal, then the site's setting. */
import { keep, read } from './store.ts';

const CONSENT = 'consent';

/** True when capture is allowed now. Global Privacy Control counts as "no" until the customer says otherwise. */
export function allowed(honourDnt: boolean, required: boolean): boolean {
  const said = read(CONSENT);
  if (said) return said === 'yes';
  const signals = navigator as { globalPrivacyControl?: boolean; doNotTrack?: string | null };
  return !(required || signals.globalPrivacyControl || (honourDnt && signals.doNotTrack === '1'));
}

/** Keeps what the customer said. */
export function say(yes: boolean): void {
  keep(CONSENT, yes ? 'yes' : 'no');
}
