/** Draws the button and fetches the chat only when somebody touches it or something waits to be read. */
import type { Chat } from '../beacon/commands.ts';
import { guarded } from '../beacon/host.ts';
import { names } from '../beacon/store.ts';
import type { Tag } from '../beacon/tag.ts';
import { buildButton } from './button.ts';
import { type Config, readConfig } from './config.ts';
import { readSession } from './session-store.ts';
import { buildStage, type Stage } from './stage.ts';

/** What the chat is given to live with. */
export type Surroundings = {
  tag: Tag;
  config: Config;
  stage: Stage;
  onUnread(count: number): void;
  onOpen(open: boolean): void;
};
export type Panel = { show(): void; hide(): void; identityChanged(): void };

/** Shows the launcher. Rejects where the server knows no such key or does not offer a chat; the caller stays silent. */
export async function launch(tag: Tag): Promise<Chat> {
  const answer = await fetch(`${tag.origin}/w/config?key=${encodeURIComponent(tag.key)}`, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`No chat here (${answer.status}).`);
  const config = readConfig(await answer.json(), [...navigator.languages, document.documentElement.lang]);
  const stage = buildStage(config);
  const button = buildButton(config);
  stage.frame.append(button.element);

  let panel: Promise<Panel> | undefined;
  let wanted = false;
  const surroundings: Surroundings = {
    tag,
    config,
    stage,
    onUnread: button.setUnread,
    onOpen(open) {
      wanted = open;
      button.setOpen(open);
      if (!open) button.element.focus({ preventScroll: true });
    },
  };
  function load(): Promise<Panel> {
    panel ??= import('../chat/mount.tsx').then(({ mount }) => mount(surroundings));
    // The next touch tries again.
    panel.catch(() => (panel = undefined));
    return panel;
  }
  function turn(open: boolean): void {
    wanted = open;
    load().then(
      (given) => (wanted ? given.show() : given.hide()),
      () => undefined,
    );
  }

  const touched = guarded(() => void load().catch(() => undefined));
  for (const sign of ['pointerenter', 'focus'] as const) button.element.addEventListener(sign, touched, { once: true });
  button.element.addEventListener(
    'click',
    guarded(() => turn(!wanted)),
  );
  if (await somethingWaits(tag)) touched();
  return {
    show: () => turn(true),
    hide: () => void panel?.then((given) => given.hide()),
    identityChanged: () => void panel?.then((given) => given.identityChanged()),
  };
}

/** True where a message was not sent yet, or a conversation is open: an answer may be there, or come any moment. */
async function somethingWaits({ key, origin, anonymousId }: Tag): Promise<boolean> {
  if (names(`say:${key}:`).length) return true;
  const kept = readSession(key);
  if (!kept || kept.anonymousId !== anonymousId()) return false;
  try {
    const answer = await fetch(`${origin}/w/conversations`, {
      headers: { 'X-Wayline-Session': kept.session },
      credentials: 'omit',
    });
    const { items } = (await answer.json()) as { items?: { unread?: boolean; status?: string }[] };
    return !!items?.some((each) => each.unread || each.status === 'open');
  } catch {
    return false;
  }
}
