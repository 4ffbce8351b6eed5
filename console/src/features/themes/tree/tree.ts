import type { Theme } from '../types';

export const DEEPEST = 5;

/** The name with those above it: "Delivery › Late". */
export function pathOf(theme: Theme, all: Theme[]): string {
  const above = all.find((each) => each.id === theme.parent_id);
  return above ? `${pathOf(above, all)} › ${theme.name}` : theme.name;
}

/** A theme and all below it; each comes before what lies below it. */
export function within(id: string, all: Theme[]): Theme[] {
  const found = new Set([id]);
  for (const each of all) if (each.parent_id && found.has(each.parent_id)) found.add(each.id);
  return all.filter((each) => found.has(each.id));
}

/** Where a theme may be put: not below itself, and no deeper than a tree may be. */
export function placesFor(theme: Theme | null, all: Theme[]): Theme[] {
  const own = theme ? within(theme.id, all) : [];
  const height = theme ? Math.max(...own.map((each) => each.level)) - theme.level + 1 : 1;
  return all.filter((each) => !own.includes(each) && each.level + height <= DEEPEST);
}

/** What is shown while these are closed: nothing that lies below one of them. */
export function shown(all: Theme[], closed: ReadonlySet<string>): Theme[] {
  const hidden = new Set<string>();
  return all.filter((each) => {
    const gone = each.parent_id !== null && (hidden.has(each.parent_id) || closed.has(each.parent_id));
    if (gone) hidden.add(each.id);
    return !gone;
  });
}
