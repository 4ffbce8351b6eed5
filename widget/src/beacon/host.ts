/** What the beacon takes from the page it is a guest in. Everything here must hold on a page that is careless or hostile. */

// Taken once, at load: a page that overwrites JSON later does not change what we send.
const { stringify } = JSON;

/** A value as JSON. Old libraries give arrays a toJSON that turns them into strings; it is put aside while we write. */
export function toJson(value: unknown): string {
  const list = Array.prototype as { toJSON?: unknown };
  const theirs = list.toJSON;
  if (theirs) delete list.toJSON;
  try {
    return stringify(value);
  } finally {
    if (theirs) list.toJSON = theirs;
  }
}

/** The same function, which never throws into the page: where it fails it warns and gives undefined. */
export function guarded<Args extends unknown[], Value>(
  act: (...args: Args) => Value,
): (...args: Args) => Value | undefined {
  return (...args) => {
    try {
      return act(...args);
    } catch (problem) {
      // biome-ignore lint/suspicious/noConsole: the one place where a site's developer learns of a wrong command
      console.warn('wayline', problem);
      return undefined;
    }
  };
}

/** Listens without being able to break or slow the page: guarded, capturing. */
export function on<E extends Event>(target: EventTarget, names: string, act: (occurrence: E) => void): void {
  for (const name of names.split(' ')) {
    target.addEventListener(name, guarded(act) as EventListener, true);
  }
}

/** A random UUID (version 4), also where crypto.randomUUID is not given (plain http). */
export function uuid(): string {
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
    return (+digit ^ (random & (15 >> (+digit / 4)))).toString(16);
  });
}
