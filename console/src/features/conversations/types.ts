/** The shapes of the conversations room as the contract writes them. */

export type Status = 'open' | 'snoozed' | 'resolved' | 'spam';
export type WaitingState = 'awaiting_us' | 'awaiting_customer' | 'closed';
export type Person = { id: string; name: string | null };
export type Tag = { id: string; name: string; colour: string | null };

export type Conversation = {
  id: string;
  customer: Person;
  channel: { id: string; kind: string; name: string };
  subject: string | null;
  /** What it began with, where it has no subject. */
  first_words: string | null;
  snippet: string | null;
  status: Status;
  waiting_state: WaitingState;
  waiting_since: string | null;
  assignee: Person | null;
  team: Person | null;
  tags: Tag[];
  last_at: string;
  unread: boolean;
  snoozed_until: string | null;
  position: number;
  opened_on: { url: string; title: string | null } | null;
  /** How far the customer has read. */
  customer_read_position?: number | null;
};

export type FileRef = { id: string; name: string; size: number; type: string; url: string };
export type EntryKind = 'message' | 'note' | 'state';
export type Author = { kind: 'customer' | 'teammate' | 'system'; id: string | null; name: string | null };

export type Entry = {
  id: string;
  position: number;
  kind: EntryKind;
  author: Author;
  body: string;
  body_html: string;
  attachments: FileRef[];
  at: string;
  client_id: string | null;
  state: ({ name: string } & Record<string, unknown>) | null;
};

export type Counts = Partial<Record<string, number>>;
export type Draft = { body: string; kind: 'message' | 'note' };
export type MessageKind = 'message' | 'note';
