import type { Band, Customer } from './types';

export type Reach = { by: 'open' | 'last'; conversationId: string } | { by: 'mail'; email: string };

/** How one can speak with a customer now: their newest open conversation, their newest one, or their address. */
export function reachOf(
  customer: Pick<Customer, 'email' | 'blocked_at'> | undefined,
  bands: Pick<Band, 'conversation_id' | 'from' | 'open'>[],
): Reach | null {
  if (customer?.blocked_at) return null;
  const newest = [...bands].sort((one, other) => Date.parse(other.from) - Date.parse(one.from));
  const open = newest.find((band) => band.open);
  if (open) return { by: 'open', conversationId: open.conversation_id };
  if (newest[0]) return { by: 'last', conversationId: newest[0].conversation_id };
  return customer?.email ? { by: 'mail', email: customer.email } : null;
}
