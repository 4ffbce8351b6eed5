/**
 * The chat with settings that nobody has saved yet, for the console's frame. The launcher and the panel are the very
 * files a customer's page loads; only what answers them is ours (stand-in.ts). The settings come in the address, behind
 * the #, so that no server sees them; the frame's policy lets nothing out in any case.
 */
import type { Tag } from '../beacon/tag.ts';
import type { launch } from '../launcher/launch.ts';
import pageCss from './preview.css?inline';
import { QuietSocket, standIn } from './stand-in.ts';

const tag: Tag = {
  key: 'preview',
  origin: location.origin,
  anonymousId: () => 'preview',
  signedIdentity: () => undefined,
};

function settings(): unknown {
  try {
    return JSON.parse(decodeURIComponent(location.hash.slice(1)));
  } catch {
    // An address that somebody typed: the chat as it is where nothing is set.
    return {};
  }
}

/** Whoever types in the form beside the frame keeps the focus; only a hand in the frame may move it here. */
function leaveFocusAlone(): void {
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function (options) {
    if (document.hasFocus()) focus.call(this, options);
  };
}

let newest = 0;

/** Shows the chat open, as the address says by now; what was shown before goes. */
async function show(launcher: { launch: typeof launch }): Promise<void> {
  newest += 1;
  const mine = newest;
  const before = [...document.querySelectorAll('wayline-chat')];
  const chat = await launcher.launch(tag);
  for (const each of before) each.remove();
  if (mine === newest) chat.show();
}

async function begin(): Promise<void> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageCss);
  document.adoptedStyleSheets = [sheet];
  leaveFocusAlone();
  window.fetch = standIn(settings);
  window.WebSocket = QuietSocket as unknown as typeof WebSocket;
  const launcher = (await import(new URL(__LAUNCHER__, import.meta.url).href)) as { launch: typeof launch };
  addEventListener('hashchange', () => void show(launcher));
  await show(launcher);
}

void begin();
