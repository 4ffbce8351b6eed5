/** What the server says and is told, as far as the chat reads it. */

export type Author = { kind: 'customer' | 'teammate' | 'system'; id: string | null; name: string | null };
export type Attachment = { id: string; name: string; size: number; type: string; url?: string };
export type Entry = {
  id: string;
  position: number;
  kind: 'message' | 'state';
  author: Author;
  body: string;
  attachments: Attachment[];
  at: string;
  client_id: string | null;
  state: { name: string } | null;
};
export type Conversation = {
  id: string;
  status: string;
  position: number;
  unread?: boolean;
  last_at?: string;
  /** How far each side has read, as positions. */
  customer_read?: number;
  teammate_read?: number;
  /** Where it stands in line: 1 is next; null: it does not wait for somebody. */
  place?: number | null;
};
export type Visitor = { known: boolean; name: string | null; email: string | null };

export type Frame =
  | { type: 'hello' }
  | { type: 'pong' }
  | { type: 'entry'; conversation_id: string; entry: Entry }
  | { type: 'conversation'; id: string; position?: number }
  | { type: 'typing'; conversation_id: string; author?: Author }
  | { type: 'read'; conversation_id: string; position: number; author?: Author; by?: string }
  | { type: 'online'; online: boolean; away?: string | null; answers_in?: number | null }
  | { type: 'place'; conversation_id: string; place: number | null };

/** A message the customer wrote that the server has not acknowledged. */
export type Pending = {
  clientId: string;
  body: string;
  attachments: Attachment[];
  at: string;
  page: { url: string; title: string; referrer: string };
  fields: Record<string, string>;
};
