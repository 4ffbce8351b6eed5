/** Which conversations are selected: these, or all that the view holds. `last` is where a range begins. */
export type Selection = { ids: ReadonlySet<string>; all: boolean; last: string | null };
export const NOTHING: Selection = { ids: new Set(), all: false, last: null };

/** One more, or one fewer. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, all: false, last: id };
}

/** Everything from where the last was selected up to this one; without a last, this one. */
export function extended(selection: Selection, id: string, order: readonly string[]): Selection {
  const from = selection.last === null ? -1 : order.indexOf(selection.last);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return toggled(selection, id);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...selection.ids, ...range]), all: false, last: id };
}

/** How many are selected: of all in a view nobody knows it before it is asked. */
export function isEmpty({ ids, all }: Selection): boolean {
  return ids.size === 0 && !all;
}
