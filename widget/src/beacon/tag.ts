/**
 * The script tag: `<script async src="https://…/w.js" data-key="…">`. Options, all as data attributes:
 * capture="off" (only what the site asks for), page="off" (no first page), chat="off", consent="required", dnt="on".
 */
import { captureAttention } from './capture/attention.ts';
import { captureClicks } from './capture/clicks.ts';
import { captureErrors } from './capture/errors.ts';
import { type Chat, commands, publish } from './commands.ts';
import { allowed } from './consent.ts';
import { guarded, on } from './host.ts';
import { anonymousId, signedIdentity } from './identity.ts';
import { openOutbox } from './outbox.ts';
import { currentPage, watchPages } from './page.ts';
import { type Fields, recorder } from './recording.ts';

export type Tag = { key: string; origin: string; anonymousId: () => string; signedIdentity: () => string | undefined };
export type Launcher = { launch(tag: Tag): Chat | Promise<Chat> };

function start(script: HTMLScriptElement): void {
  const { key = '', capture, page: pages, chat: wanted, consent, dnt } = script.dataset;
  const { origin } = new URL(script.src);
  const outbox = openOutbox(`${origin}/v1/b`, key);
  const recording = recorder(outbox, () => allowed(dnt === 'on', consent === 'required'));
  const page = (name?: string, properties?: Fields): void =>
    recording.record('page', { name, properties: { ...currentPage(), ...properties } });

  const shown = new Promise<unknown>((go) => (document.readyState === 'complete' ? go(0) : on(window, 'load', go)));
  // A chat that cannot be loaded is no error of the page.
  const chat: Promise<Chat | undefined> | undefined =
    wanted === 'off'
      ? undefined
      : shown
          .then(() => import(`${origin}/w/assets/${__LAUNCHER__}`))
          .then((launcher: Launcher) => launcher.launch({ key, origin, anonymousId, signedIdentity }))
          .catch(() => undefined);

  publish(commands(outbox, recording, page, (act) => chat?.then((given) => given?.[act]())));

  // A site that calls page itself, with a name, in its queue or with page="off" is not doubled here.
  if (pages !== 'off') page();
  const attention = capture === 'off' ? undefined : captureAttention(recording);
  watchPages(
    () => attention?.left(),
    () => {
      if (pages !== 'off') page();
      attention?.entered();
    },
  );
  if (attention) {
    captureClicks(recording);
    captureErrors(recording);
  }
  outbox.watch();
}

guarded(() => {
  const script = (document.currentScript ??
    document.querySelector('[data-key][src$="/w.js"]')) as HTMLScriptElement | null;
  if (!script || 'Wayline' in window) return;
  // A page that is only prepared ahead has no visitor yet.
  if ((document as { prerendering?: boolean }).prerendering) on(document, 'prerenderingchange', () => start(script));
  else start(script);
})();
