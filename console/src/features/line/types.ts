/** What the line's API answers; see contract/openapi.json. */
export type Lens = 'service' | 'experience';
export type MarkKind = 'seen' | 'came' | 'act' | 'order' | 'message' | 'delivery' | 'trouble' | 'answer' | 'change';

export type Touchpoint = {
  id: string;
  position: number;
  name: string;
  kind: MarkKind;
  title: string;
  detail: string | null;
  occurred_at: string;
  lens: Lens;
  channel: string;
  department: string;
  stage: string | null;
  initiated_by: 'customer' | 'company' | 'system';
  conversation_id: string | null;
  order_id: string | null;
  teammate_name: string | null;
  value: number | string | null;
  currency: string | null;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
  marks: string[];
};

export type LinePage = { items: Touchpoint[]; next: string | null; total: number };

export type Mark = {
  id: string;
  at: string;
  name: string;
  department: string;
  lens: Lens;
  channel: string;
  kind: MarkKind;
  label: string;
  value?: number;
  currency?: string;
  conversation_id?: string;
};

export type Band = {
  conversation_id: string;
  from: string;
  to: string | null;
  channel: string;
  label: string;
  subject: string | null;
  open: boolean;
};

export type Money = { value: number | string; currency: string };

export type Overview = {
  first_at: string | null;
  last_at: string | null;
  total: number;
  thinned: boolean;
  marks: Mark[];
  bands: Band[];
  service: { contacts: number; first_response_seconds: number | null };
  experience: { orders: number; totals: Money[]; last_order_at: string | null };
  names: string[];
  channels: string[];
  departments: string[];
};

export type Customer = {
  id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  facts: { name: string; value: unknown; type?: string; source?: string; at?: string }[];
  identities: { id: string; kind: string; value: string; verified: boolean; first_seen_at: string | null }[];
  companies: { id: string; name: string }[];
  first_seen_at: string | null;
  last_seen_at: string | null;
  blocked_at: string | null;
};
