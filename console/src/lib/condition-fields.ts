import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from './api';
import type { Kind } from './conditions';

export type Choice = { value: string; label: string };
export type Field = { name: string; label: string; group: string; kind: Kind; choices?: Choice[] };

/** Words that stand in the locales under the name of the field. */
const LISTED = {
  status: ['open', 'pending', 'snoozed', 'resolved', 'closed', 'spam'],
  waiting_state: ['awaiting_us', 'awaiting_customer', 'internal'],
  priority: ['urgent', 'high', 'normal', 'low'],
  phase: ['before', 'during', 'after'],
  resolution: ['solved', 'refund', 'replaced', 'information', 'no_answer_needed', 'not_ours'],
  channel_kind: ['chat', 'email'],
  intent: ['question', 'problem', 'complaint', 'praise', 'suggestion', 'thanks', 'cancellation'],
  emotion: ['gratitude', 'joy', 'confusion', 'anger', 'worry', 'disappointment', 'surprise'],
  feeling: ['negative', 'neutral', 'positive'],
} as const;
const TIMES = ['waiting_since', 'last_at', 'started_at', 'status_at', 'due_at'] as const;
const OF_FIELDS: Record<string, Kind> = {
  text: 'text',
  link: 'text',
  number: 'number',
  date: 'date',
  list: 'choice',
  multi_list: 'choice',
  checkbox: 'yes',
};

/** The same for what is asked by nobody in person: there is no "me". */
export function useImpersonalFields(): Field[] {
  return useConditionFields().map((each) => ({
    ...each,
    choices: each.choices?.filter(({ value }) => value !== 'me'),
  }));
}

/** Everything conditions may ask of a conversation, with what there is to choose; asked for while a form is open. */
export function useConditionFields(): Field[] {
  const { t } = useTranslation('ui');
  const teams = useNamed('teams');
  const teammates = useNamed('teammates');
  const channels = useNamed('channels');
  const tags = useNamed('tags');
  const topics = useQuery({
    queryKey: ['conditions', 'topics'],
    queryFn: async ({ signal }) => (await api.get('/api/topics', { signal })).items,
  }).data;
  const fields = useQuery({
    queryKey: ['conditions', 'fields'],
    queryFn: async ({ signal }) => (await api.get('/api/fields', { signal })).items,
  }).data;
  return useMemo(() => {
    const own = t('conditions.groups.conversation');
    const field = (name: string, kind: Kind, choices?: Choice[]): Field => ({
      name,
      kind,
      choices,
      group: name === 'fact' || name.startsWith('customer.') ? t('conditions.groups.customer') : own,
      label: t(`conditions.fields.${name.replace('.', '_')}`),
    });
    const people = [{ value: 'me', label: t('conditions.me') }, ...teammates];
    return [
      ...(['status', 'waiting_state', 'priority'] as const).map((name) => field(name, 'choice', listed(t, name))),
      field('assignee', 'choice', people),
      field('team', 'choice', teams),
      field('follower', 'choice', people),
      field('mentioned', 'choice', people),
      field('tag', 'choice', tags),
      field('topic', 'choice', (topics ?? []).map(named)),
      field('phase', 'choice', listed(t, 'phase')),
      field('channel', 'choice', channels),
      field('channel_kind', 'choice', listed(t, 'channel_kind')),
      ...(['subject', 'page', 'order'] as const).map((name) => field(name, 'text')),
      ...TIMES.map((name) => field(name, 'time')),
      field('urgent', 'yes'),
      ...(['feeling', 'intent', 'emotion', 'resolution'] as const).map((name) =>
        field(name, 'choice', listed(t, name)),
      ),
      ...ownFields(fields ?? [], t('conditions.groups.fields')),
      ...(['name', 'email', 'phone', 'company'] as const).map((name) => field(`customer.${name}`, 'text')),
      field('customer.known', 'yes'),
      field('customer.blocked', 'yes'),
      field('customer.first_seen_at', 'time'),
      field('customer.last_seen_at', 'time'),
      field('fact', 'fact'),
    ];
  }, [t, teams, teammates, channels, tags, topics, fields]);
}

function ownFields(fields: Schema<'FieldShape'>[], group: string): Field[] {
  return fields
    .filter((each) => !each.is_archived)
    .map(({ id, name, kind, options }) => ({
      name: `field.${id}`,
      label: name,
      group,
      kind: OF_FIELDS[kind] ?? 'text',
      choices: options.map(named),
    }));
}

function listed(t: TFunction<'ui'>, name: keyof typeof LISTED): Choice[] {
  return LISTED[name].map((value) => ({ value, label: t(`conditions.words.${name}.${value}`) }));
}

function named({ id, name }: { id: string; name: string }): Choice {
  return { value: id, label: name };
}

const NONE: Choice[] = [];

function useNamed(what: 'teams' | 'teammates' | 'channels' | 'tags'): Choice[] {
  const query = useQuery({
    queryKey: [what],
    queryFn: async ({ signal }): Promise<{ id: string; name: string }[]> =>
      (await api.get(`/api/${what}` as '/api/teams', { signal })).items,
  });
  const items = query.data;
  return useMemo(() => items?.map(named) ?? NONE, [items]);
}
