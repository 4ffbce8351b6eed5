import type { Offered } from './queries';

type Hearing = (conversationId: string, macro: Offered) => boolean;
const hearing = new Set<Hearing>();

/** Have macros that are chosen elsewhere offered to `hear`, which answers whether it took them; returns how to stop. */
export function hearInserted(hear: Hearing): () => void {
  hearing.add(hear);
  return () => hearing.delete(hear);
}

/** Write a macro into the composer that shows this conversation. */
export function insertMacro(conversationId: string, macro: Offered): void {
  for (const hear of hearing) if (hear(conversationId, macro)) return;
}
