/** What a site may ask of Wayline: as methods, as one function, or queued before the script came. */
import { say } from './consent.ts';
import { guarded } from './host.ts';
import { anonymousId, becomeUser, forget, joinGroup, userId } from './identity.ts';
import type { Outbox } from './outbox.ts';
import type { Fields, Recorder } from './recording.ts';

export type Command = (...args: never[]) => unknown;
export type Commands = Record<string, Command>;

/** The chat, once somebody asks for it. */
export type Chat = { show(): void; hide(): void; identityChanged(): void };

/** The commands of the public API, by name. */
export function commands(
  outbox: Outbox,
  { record, track }: Recorder,
  page: (name?: string, properties?: Fields) => void,
  chat: (act: keyof Chat) => unknown,
): Commands {
  return {
    page,
    track,
    identify(id: string | Fields | null, traits?: Fields, token?: string) {
      // Traits alone are for whoever is here already.
      const alone = id && typeof id === 'object';
      if (id && !alone) becomeUser(`${id}`, token);
      record('identify', { traits: alone ? id : traits }, { identity_token: token });
      chat('identityChanged');
    },
    group(groupId: string, traits?: Fields) {
      joinGroup(groupId);
      record('group', { groupId, traits });
    },
    alias(id: string, previousId?: string) {
      record('alias', { userId: id, previousId: previousId ?? userId() ?? anonymousId() });
    },
    reset() {
      forget();
      chat('identityChanged');
    },
    consent(yes: boolean) {
      say(yes);
      if (yes) return page();
      outbox.empty();
      forget();
    },
    open: () => chat('show'),
    close: () => chat('hide'),
    anonymousId,
  };
}

type Queue = Iterable<unknown>[] & { q?: Iterable<unknown>[] };

/** Puts the API at `window.Wayline` and `window.wayline`, and runs what was queued there, in order. */
export function publish(api: Commands): void {
  const page = window as unknown as Record<string, unknown>;
  const queued = page.wayline as Queue | undefined;
  // Whatever a site passes, a wrong command is a warning in its console and never an error in its page.
  const run = guarded((name: string, ...args: never[]) => (api[name] as Command)(...args));
  const given = Object.assign((...call: [string, ...never[]]) => run(...call), {
    push: (...calls: Iterable<unknown>[]) => calls.forEach(guarded((call) => run(...(call as [string])))),
  });
  for (const name in api) Object.assign(given, { [name]: (...args: never[]) => run(name, ...args) });
  page.Wayline = page.wayline = given;
  // A function that nobody has called yet has no queue.
  given.push(...(queued?.q ?? (queued?.push ? queued : [])));
}
