/** Small values kept in the browser: localStorage where it works, this page's memory where it does not. */

const PREFIX = 'wayline:';

// A Storage and a plain object are read, written and listed alike.
let box: Record<string, string> = {};
try {
  box = localStorage;
} catch {
  // Forbidden (a sandboxed frame, blocked cookies): this page remembers, the next one does not.
}

/** The value kept under a name, undefined where there is none. */
export function read(name: string): string | undefined {
  return box[PREFIX + name];
}

/** Keeps a value under a name. */
export function keep(name: string, value: string): void {
  try {
    box[PREFIX + name] = value;
  } catch {
    // Full: go on in memory with what there is.
    box = { ...box, [PREFIX + name]: value };
  }
}

/** Forgets what was kept under these names. */
export function drop(names: string[]): void {
  for (const name of names) Reflect.deleteProperty(box, PREFIX + name);
}

/** All kept names that begin so, in order. */
export function names(start: string): string[] {
  return Object.keys(box)
    .filter((key) => key.startsWith(PREFIX + start))
    .map((key) => key.slice(PREFIX.length))
    .sort();
}
