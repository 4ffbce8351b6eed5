/** A condition as the API has it: `{all|any|none: […]}` around `{field, is, value}`. */
export type Condition = { [key: string]: unknown };
export const HOWS = ['all', 'any', 'none'] as const;
export type How = (typeof HOWS)[number];
export const DEEPEST = 4;

/** What a field holds; it says which comparisons there are, and what is typed or chosen. */
export type Kind = 'choice' | 'text' | 'number' | 'time' | 'date' | 'yes' | 'fact';
export const COMPARISONS: Record<Kind, readonly string[]> = {
  choice: ['is', 'is_not', 'exists', 'missing'],
  text: ['contains', 'is', 'is_not', 'exists', 'missing'],
  number: ['is', 'is_not', 'above', 'below', 'exists', 'missing'],
  time: ['within', 'longer_ago', 'above', 'below', 'exists', 'missing'],
  date: ['is', 'above', 'below', 'within', 'longer_ago', 'exists', 'missing'],
  yes: ['is'],
  fact: ['is', 'is_not', 'contains', 'above', 'below', 'exists', 'missing'],
};
const BARE: ReadonlySet<string> = new Set(['exists', 'missing']);
const AGO: ReadonlySet<string> = new Set(['within', 'longer_ago']);
const FACT = 'facts.';

/** One line of the form. `fact` is the name of a fact of the customer's, where the field is `fact`. */
export type Line = { field: string; fact: string; is: string; values: string[] };
export type Group = { how: How; of: Node[] };
export type Node = Group | Line;

export function isGroup(node: Node): node is Group {
  return 'of' in node;
}

/** The condition as groups and lines; null for what the form cannot show, which it leaves as it is. */
export function groupOf(condition: Condition | null | undefined): Group | null {
  if (!condition) return { how: 'all', of: [] };
  const node = nodeOf(condition);
  if (!node) return null;
  return isGroup(node) ? node : { how: 'all', of: [node] };
}

/** The condition that a group says. Lines that say nothing yet, and groups without any, are left out. */
export function conditionOf(group: Group, kindOf: (field: string) => Kind | undefined): Condition {
  return {
    [group.how]: group.of.flatMap((node) => {
      if (isGroup(node)) {
        const said = conditionOf(node, kindOf);
        return (said[node.how] as unknown[]).length > 0 ? [said] : [];
      }
      return isWhole(node) ? [written(node, kindOf(node.field))] : [];
    }),
  };
}

/** How many lines a group holds that say something, however deep. */
export function countOf(group: Group): number {
  return group.of.reduce((sum, node) => sum + (isGroup(node) ? countOf(node) : Number(isWhole(node))), 0);
}

export function needsValue({ is }: Line): boolean {
  return !BARE.has(is);
}

export function countsBack({ is }: Line): boolean {
  return AGO.has(is);
}

/** Whether a line says enough to be asked. */
export function isWhole(line: Line): boolean {
  const named = line.field !== 'fact' || line.fact.trim() !== '';
  return named && (!needsValue(line) || line.values.some((each) => each.trim() !== ''));
}

function nodeOf(found: unknown): Node | null {
  if (typeof found !== 'object' || found === null) return null;
  for (const how of HOWS) {
    const of = (found as Condition)[how];
    if (!Array.isArray(of)) continue;
    const nodes = of.map(nodeOf);
    return nodes.every((node) => node !== null) ? { how, of: nodes } : null;
  }
  return lineOf(found as Condition);
}

function lineOf({ field, is, value }: Condition): Line | null {
  if (typeof field !== 'string' || typeof is !== 'string') return null;
  const isFact = field.startsWith(FACT);
  const values = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  return {
    field: isFact ? 'fact' : field,
    fact: isFact ? field.slice(FACT.length) : '',
    is,
    values: values.map(String),
  };
}

function written(line: Line, kind: Kind | undefined): Condition {
  const field = line.field === 'fact' ? `${FACT}${line.fact.trim()}` : line.field;
  if (!needsValue(line)) return { field, is: line.is };
  const values = line.values.filter((each) => each.trim() !== '');
  return { field, is: line.is, value: values.map((each) => read(each, line, kind)) };
}

/** Facts may be numbers or yes and no: what is typed is read as what it looks like. */
function read(typed: string, line: Line, kind: Kind | undefined): unknown {
  const mayBeYes = kind === 'yes' || kind === 'fact';
  if (mayBeYes && (typed === 'true' || typed === 'false')) return typed === 'true';
  const mayBeNumber = kind === 'number' || kind === 'fact' || countsBack(line);
  return mayBeNumber && Number.isFinite(Number(typed)) ? Number(typed) : typed;
}
