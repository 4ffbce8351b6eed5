export type Twig = { id: string; parent_id: string | null; name: string };
export type Path<Of extends Twig> = Of & { path: string; depth: number };

const JOINT = ' / ';

/** A tree as a list: each after what it lies beneath, brothers by name, with its path and depth. */
export function treeOf<Of extends Twig>(twigs: Of[]): Path<Of>[] {
  const known = new Set(twigs.map((each) => each.id));
  const found: Path<Of>[] = [];
  function walk(parent: string | null, path: string, depth: number): void {
    const here = twigs.filter((each) => (known.has(each.parent_id ?? '') ? each.parent_id : null) === parent);
    for (const each of here.sort((one, other) => one.name.localeCompare(other.name))) {
      const whole = path ? path + JOINT + each.name : each.name;
      found.push({ ...each, path: whole, depth });
      walk(each.id, whole, depth + 1);
    }
  }
  walk(null, '', 0);
  return found;
}

/** Topics by their paths; what lies beneath something archived is archived too. */
export function pathsOf<Of extends Twig & { is_archived: boolean }>(
  topics: Of[],
): (Path<Of> & { isArchived: boolean })[] {
  const gone = new Set<string>();
  return treeOf(topics).map((each) => {
    const isArchived = each.is_archived || gone.has(each.parent_id ?? '');
    if (isArchived) gone.add(each.id);
    return { ...each, isArchived };
  });
}

/** What something may lie beneath: anything but itself and what lies beneath it. */
export function parentsFor<Of extends Twig>(id: string | null, twigs: Of[]): Path<Of>[] {
  const below = new Set(id ? [id] : []);
  return treeOf(twigs).filter((each) => {
    if (below.has(each.id) || below.has(each.parent_id ?? '')) below.add(each.id);
    return !below.has(each.id);
  });
}
