import { useTranslation } from 'react-i18next';
import { type ActKind, useActKinds } from '../batch/act-kinds';
import type { Act } from '../types';

/** One thing that is done, and how it is called. */
export type SaidAct = { key: string; act: Act; words: string };

/** How acts are called: "Add a tag: refund". One act of several tags is several, so that each can be taken away. */
export function useActWords(acts: readonly Act[]): SaidAct[] {
  const { t } = useTranslation('conversations');
  const kinds = useActKinds(acts.length > 0);
  return acts.flatMap(singly).map((act) => {
    const key = keyOf(act);
    const kind = kinds.find((each) => has(each, key));
    const label = kind?.choices.find((each) => keyOf(each.act) === key)?.label;
    const name = t(`batch.kinds.${KIND[act.do] ?? act.do}`);
    return { key, act, words: label ? `${name}: ${label}` : name };
  });
}

/** Acts without those said twice, a tag each. Pure. */
export function joined(before: readonly Act[], more: readonly Act[]): Act[] {
  const all = [...before, ...more].flatMap(singly);
  return [...new Map(all.map((act) => [keyOf(act), act])).values()];
}

const KIND: Record<string, string> = { prioritise: 'priority' };

function has(kind: ActKind, key: string): boolean {
  return kind.choices.some((each) => keyOf(each.act) === key);
}

function singly(act: Act): Act[] {
  const tags = act.tag_ids ?? [];
  return tags.length > 1 ? tags.map((id) => ({ ...act, tag_ids: [id] })) : [act];
}

/** Equal for acts that do the same; a field that is not said and one that is null are the same. */
function keyOf(act: Act): string {
  const { teammate_id, team_id, priority, topic_id, status, pause } = act;
  const said = teammate_id ?? team_id ?? priority ?? topic_id ?? status ?? pause?.when ?? pause?.until;
  return [act.do, said ?? '', ...(act.tag_ids ?? [])].join(' ');
}
