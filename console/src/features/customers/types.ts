/** What the customers' API answers; see contract/openapi.json. */
export type FactValue = string | number | boolean | null | unknown[] | { [name: string]: unknown };

export type Listed = {
  id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  company: string | null;
  known: boolean;
  first_seen_at: string;
  last_seen_at: string;
  blocked_at: string | null;
  facts: Record<string, FactValue>;
};

export type Fact = { name: string; value: FactValue; type: string; source: string; at: string };
export type Identity = {
  id: string;
  kind: 'anonymous' | 'user' | 'email' | 'phone' | 'channel';
  value: string;
  verified: boolean;
  first_seen_at: string;
  last_seen_at: string;
};

export type Customer = Omit<Listed, 'facts'> & { facts: Fact[]; identities: Identity[] };

export type Join = {
  id: string;
  by: 'browser' | 'server' | 'token' | 'teammate';
  teammate_id: string | null;
  at: string;
  ends: { id: string; kind: Identity['kind']; value: string }[];
  undone_at: string | null;
  refused: boolean;
};

export type JoinPreview = {
  id: string;
  profile: { name: string | null; email: string | null; phone: string | null; company: string | null };
  facts: Fact[];
  clashes: { name: string; here: FactValue; there: FactValue; stands: FactValue }[];
  identities: number;
  both_known: boolean;
};
