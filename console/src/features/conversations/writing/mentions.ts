/** A teammate or a team that a note names. */
export type Named = { kind: 'teammate' | 'team'; id: string };
export type Nameable = Named & { name: string };

/** Whose name stands after an `@`: the longest that fits; of two called the same, who was chosen. Pure. */
export function mentionsIn(body: string, people: readonly Nameable[], chosen: Record<string, string> = {}): Named[] {
  const byLength = people.toSorted((one, other) => other.name.length - one.name.length);
  const found = new Map<string, Named>();
  for (const { index } of body.matchAll(/(?<![\p{L}\p{N}])@/gu)) {
    const rest = body.slice(index + 1);
    const fits = byLength.filter(
      ({ name }) => rest.startsWith(name) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)),
    );
    const same = fits.filter(({ name }) => name === fits[0]?.name);
    const one = same.find(({ id, name }) => id === chosen[name]) ?? same[0];
    if (one) found.set(one.id, { kind: one.kind, id: one.id });
  }
  return [...found.values()];
}
