export type Named = { id: string; name: string };
export type List<Item> = { items: Item[]; next: null };

export type Teammate = {
  id: string;
  name: string;
  email: string;
  role: Named;
  teams: Named[];
  presence: 'online' | 'away' | 'offline';
  active: boolean;
  joined_at: string;
  second_step: boolean;
  has_password: boolean;
};
export type Invitation = {
  id: string;
  email: string;
  name: string;
  role: Named;
  invited_by: Named | null;
  invited_at: string;
  ends_at: string;
};
export type InvitationMade = { invitation: Invitation; url: string; mailed: boolean };
export type Team = { id: string; name: string; teammates: Named[] };
export type Role = { id: string; name: string; permissions: string[]; built_in: boolean; teammates: number };
export type PermissionWords = { name: string; sentence: string };
export type ApiKey = {
  id: string;
  name: string;
  begins_with: string;
  scopes: string[];
  made_by: string | null;
  made_at: string;
  last_used_at: string | null;
};
export type PreChatField = { name: string; label: string; type: 'text' | 'email' | 'tel'; required: boolean };
export type WidgetSettings = {
  colours: { accent: string; theme: 'auto' | 'light' | 'dark' };
  position: 'left' | 'right';
  languages: string[];
  texts: Record<string, Record<string, string>>;
  pre_chat: { enabled: boolean; fields: PreChatField[] };
  answers_in: number | null;
  sound: boolean;
};
export type Channel = {
  id: string;
  kind: string;
  name: string;
  key: string;
  allowed_origins: string[];
  settings: WidgetSettings;
  schedule_id: string | null;
  secret_made_at: string | null;
  active: boolean;
};
export type Span = { opens: string; closes: string };
export type Holiday = { date: string; name: string; windows: Span[] };
export type Hours = {
  time_zone: string;
  week: Partial<Record<Weekday, Span[]>>;
  holidays: Holiday[];
  public_holidays: { country: string; subdivision: string | null } | null;
};
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export type Schedule = {
  id: string;
  name: string;
  hours: Hours;
  versions: { from_at: string; hours: Hours }[];
  open_now: boolean;
  opens_next_at: string | null;
};
export type Rule = { match: string; department?: string; stage?: string };
export type Company = {
  name: string;
  time_zone: string;
  currency: string;
  locale: string;
  week_start: number;
  departments: { match: string; department: string }[];
  stages: { match: string; stage: string }[];
  schedule_id: string | null;
};
export type AuditEntry = {
  id: string;
  at: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  actor_name: string;
  facts: Record<string, unknown>;
  address: string | null;
};
export type Session = {
  id: string;
  signed_in_at: string;
  seen_at: string;
  address: string | null;
  user_agent: string;
  is_this: boolean;
};
export type StepState = {
  id: 'tag' | 'chat' | 'teammate' | 'mail' | 'backup';
  done: boolean;
  detail: string;
  tested_at: string | null;
};
