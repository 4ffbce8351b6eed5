import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react';
import type { Act } from '../types';
import type { ComposerState } from '../use-composer';
import { joined } from './act-words';
import { type Asked, askedAt, matching } from './asking';
import { hearInserted } from './inserting';
import { type Offered, offeredQuery } from './queries';
import { useNameable } from './use-nameable';

/** Something that can be written where the caret stands. */
export type Suggestion = { id: string; kind: 'macro' | 'teammate' | 'team'; name: string; text?: string; acts: Act[] };
export type Suggesting = ReturnType<typeof useSuggesting>;

const MOST = 30;
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** The list that opens while a macro or somebody is asked for: what is in it, and its keys. */
export function useSuggesting(conversationId: string, state: ComposerState) {
  const { draft, change, edit } = state;
  const [caret, setCaret] = useState(0);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [chosen, setChosen] = useState({ words: '', at: 0 });
  const asked = askedAt(draft.body, caret, draft.kind === 'note');
  const { items, isPending } = useSuggestions(conversationId, asked);
  const found = matching(items, asked?.words ?? '').slice(0, MOST);
  const open = asked !== null && dismissed !== asked.from && !isPending && (found.length > 0 || asked.words === '');
  const active = Math.min(chosen.words === asked?.words ? chosen.at : 0, found.length - 1);

  function put(words: string, { from, to }: Pick<Asked, 'from' | 'to'>): void {
    const end = from + words.length;
    edit(({ text }) => ({ text: text.slice(0, from) + words + text.slice(to), from: end, to: end }));
    setCaret(end);
  }
  function putMacro(macro: Pick<Suggestion, 'id' | 'acts'> & { text: string }, at: Pick<Asked, 'from' | 'to'>): void {
    put(macro.text, at);
    const macros = [...new Set([...(draft.macros ?? []), macro.id])];
    change({ acts: joined(draft.acts ?? [], macro.acts), macros });
  }
  function take(it: Suggestion): void {
    if (!asked) return;
    if (it.kind === 'macro') putMacro({ ...it, text: it.text ?? '' }, asked);
    else {
      put(`@${it.name} `, asked);
      change({ mentioned: { ...draft.mentioned, [it.name]: it.id } });
    }
  }
  useInserted(conversationId, (macro) => {
    const box = state.field.current;
    if (box) putMacro(macro, { from: box.selectionStart, to: box.selectionEnd });
  });

  /** Whether the key was for the list. */
  function onKey(key: KeyboardEvent): boolean {
    const plainly = !(key.ctrlKey || key.metaKey || key.altKey || key.nativeEvent.isComposing);
    if (!open || !plainly) return false;
    const step = STEPS[key.key];
    const picked = key.key === 'Enter' || key.key === 'Tab' ? found[active] : undefined;
    if (step && found.length > 0) setChosen({ words: asked.words, at: (active + step + found.length) % found.length });
    else if (picked) take(picked);
    else if (key.key === 'Escape') setDismissed(asked.from);
    else return false;
    key.preventDefault();
    return true;
  }

  /** Begin to ask for a macro where the caret stands. */
  function ask(): void {
    edit(({ text, from, to }) => {
      const sign = from > 0 && !/\s/.test(text[from - 1] ?? '') ? ' ##' : '##';
      const end = from + sign.length;
      setCaret(end);
      return { text: text.slice(0, from) + sign + text.slice(to), from: end, to: end };
    });
  }

  return { open, what: asked?.what ?? 'macro', found, active, take, onKey, setCaret, ask };
}

function useInserted(conversationId: string, insert: (macro: Offered) => void): void {
  const hear = useEffectEvent((id: string, macro: Offered) => {
    if (id !== conversationId) return false;
    insert(macro);
    return true;
  });
  useEffect(() => hearInserted((id, macro) => hear(id, macro)), []);
}

function useSuggestions(conversationId: string, asked: Asked | null): { items: Suggestion[]; isPending: boolean } {
  const asksPeople = asked?.what === 'somebody';
  const macros = useQuery({ ...offeredQuery(conversationId), enabled: asked?.what === 'macro' });
  const { people, isPending } = useNameable(asksPeople);
  if (asksPeople) return { items: people.map((each): Suggestion => ({ ...each, acts: [] })), isPending };
  return {
    items: (macros.data ?? []).map((each): Suggestion => ({ ...each, kind: 'macro' })),
    isPending: macros.isPending,
  };
}
