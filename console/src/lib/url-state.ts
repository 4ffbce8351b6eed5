/** Search parameters are read from a link anyone may have typed: each reader answers a usable value or nothing. */
export type RawSearch = Record<string, unknown>;

export function textOf(search: RawSearch, name: string): string | undefined {
  const value = search[name];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An object as its JSON: the router reads what looks like one, and may hand out either. */
export function jsonOf(search: RawSearch, name: string): string | undefined {
  const value = search[name];
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : textOf(search, name);
}

export function oneOf<const Choice extends string>(
  search: RawSearch,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  return choices.find((choice) => choice === search[name]);
}

export function numberOf(search: RawSearch, name: string): number | undefined {
  const value = Number(search[name]);
  return search[name] !== undefined && search[name] !== '' && Number.isFinite(value) ? value : undefined;
}

export function listOf(search: RawSearch, name: string): string[] | undefined {
  const value = search[name];
  const list = (Array.isArray(value) ? value : [value]).filter(
    (each): each is string => typeof each === 'string' && each !== '',
  );
  return list.length > 0 ? list : undefined;
}

/** Without the empty ones, so that a link carries only what was chosen. */
export function tidy<Search extends object>(search: Search): Search {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  ) as Search;
}
