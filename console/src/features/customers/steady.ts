/**
 * The rows anew, in the order in which they lie on the screen: what is read or pointed at stays where it is. Rows that
 * are gone leave, further pages follow at the end, and what is new among the others waits until the hand is away.
 */
export function steady<Row extends { id: string }>(shown: readonly Row[], fresh: readonly Row[]): Row[] {
  const known = new Set(shown.map((row) => row.id));
  const now = new Map(fresh.map((row) => [row.id, row]));
  const kept = shown.flatMap((row) => now.get(row.id) ?? []);
  const last = fresh.findLastIndex((row) => known.has(row.id));
  return [...kept, ...fresh.slice(last + 1)];
}
