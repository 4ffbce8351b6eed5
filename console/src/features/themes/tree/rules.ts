import type { Rule } from '../types';

export const EMPTY: Rule = { any_of: [], all_of: [], none_of: [], is_it: true };

/** How many words a rule looks for; those it must not find alone say nothing. */
export function wordsIn(rule: Rule): number {
  return rule.any_of.length + rule.all_of.length;
}
