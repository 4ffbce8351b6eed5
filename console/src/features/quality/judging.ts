import type { Criterion, Score } from './queries';

/** A score that is being chosen: '' not yet, 'none' not applicable, else a number of the scale. */
export type Judging = Record<string, { choice: string; comment: string; entry: string | null }>;

export const NOT_APPLICABLE = 'none';

/** What a form begins with: what was handed in before, or nothing chosen. */
export function begun(criteria: Criterion[], before: Score[]): Judging {
  const known = new Map(before.map((score) => [score.criterion, score]));
  const found: Judging = {};
  for (const { key } of criteria) {
    const score = known.get(key);
    found[key] = {
      choice: score ? String(score.score ?? NOT_APPLICABLE) : '',
      comment: score?.comment ?? '',
      entry: score?.entry_id ?? null,
    };
  }
  return found;
}

/** The scores as the server takes them; null while a criterion is not chosen yet. */
export function scoresOf(judging: Judging): Score[] | null {
  const all = Object.entries(judging);
  if (all.some(([, { choice }]) => choice === '')) return null;
  return all.map(([criterion, { choice, comment, entry }]) => ({
    criterion,
    score: choice === NOT_APPLICABLE ? null : Number(choice),
    comment,
    entry_id: entry,
  }));
}
