import type { Plan } from './types';

export const FIELDS = [
  'channel',
  'channel_kind',
  'team',
  'priority',
  'tag',
  'topic',
  'customer.company',
  'customer.email',
  'subject',
  'intent',
  'feeling',
  'fact',
] as const;
export type Field = (typeof FIELDS)[number];
export const LISTED: ReadonlySet<string> = new Set([
  'channel',
  'channel_kind',
  'team',
  'priority',
  'tag',
  'topic',
  'intent',
  'feeling',
]);
export const COMPARISONS = {
  listed: ['is', 'is_not'],
  free: ['is', 'is_not', 'contains', 'exists', 'missing'],
} as const;

/** One line of the form. `fact` is the name of a fact of the customer's, where the field is one. */
export type Line = { field: Field; fact: string; is: string; values: string[] };
export type Lines = { how: 'all' | 'any'; lines: Line[] };

/** The lines of a condition of one level; null for one that is nested deeper, which the form leaves as it is. */
export function linesOf(when: Plan['when']): Lines | null {
  for (const how of ['all', 'any'] as const) {
    const of = when[how];
    if (!Array.isArray(of)) continue;
    const lines = of.map(lineOf);
    return lines.every((line) => line !== null) ? { how, lines } : null;
  }
  const only = lineOf(when);
  return only ? { how: 'all', lines: [only] } : null;
}

/** The condition that these lines say. */
export function whenOf({ how, lines }: Lines): Plan['when'] {
  return {
    [how]: lines.map(({ field, fact, is, values }) => ({ field: nameOf(field, fact), is, value: read(values, field) })),
  };
}

/** Whether a line says enough to be asked. */
export function isWhole({ field, fact, is, values }: Line): boolean {
  return (field !== 'fact' || fact.trim() !== '') && (is === 'exists' || is === 'missing' || values.length > 0);
}

function lineOf(found: unknown): Line | null {
  if (typeof found !== 'object' || found === null || !('field' in found) || !('is' in found)) return null;
  const { field: name, is, value } = found as { field: unknown; is: unknown; value?: unknown };
  const fact = String(name).startsWith('facts.') ? String(name).slice('facts.'.length) : '';
  const field = fact ? 'fact' : FIELDS.find((each) => each === name);
  const known: readonly string[] = [...COMPARISONS.free, ...COMPARISONS.listed];
  if (!field || !known.includes(String(is))) return null;
  const values = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  return { field, fact, is: String(is), values: values.map(String) };
}

function nameOf(field: Field, fact: string): string {
  return field === 'fact' ? `facts.${fact.trim()}` : field;
}

/** Facts may be numbers or yes and no: what is typed is read as what it looks like. */
function read(values: string[], field: Field): unknown[] {
  if (field !== 'fact') return values;
  return values.map((each) => {
    if (each === 'true' || each === 'false') return each === 'true';
    return each.trim() !== '' && Number.isFinite(Number(each)) ? Number(each) : each;
  });
}
