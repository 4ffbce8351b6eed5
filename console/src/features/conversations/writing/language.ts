import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '../../../lib/api';
import { useCan } from '../../../lib/me';
import { customerQuery } from '../queries';
import { threadQuery } from '../thread-cache';
import type { Conversation, Entry } from '../types';

type Fact = Pick<Schema<'CustomerPage'>['facts'][number], 'name' | 'value'>;

/** The language a customer wrote in last, as far as that is understood: "de". Pure. */
export function spokenIn(entries: readonly Entry[]): string | undefined {
  const last = entries.findLast(({ author, signals }) => author.kind === 'customer' && tagOf(signals?.language));
  return tagOf(last?.signals?.language);
}

/** The language that is known of a customer as a fact. Pure. */
export function toldIn(facts: readonly Fact[]): string | undefined {
  const found = ['language', 'locale'].map((name) => facts.find((each) => each.name.toLowerCase() === name)?.value);
  return found.map(tagOf).find(Boolean);
}

/** What an answer is spelled in: as the customer wrote last, else as is known of them; unknown: whatever the browser thinks. */
export function useLanguageOf({ id, customer }: Conversation): string | undefined {
  const client = useQueryClient();
  const thread = useQuery(threadQuery(id, client)).data;
  const spoken = thread && spokenIn(thread.entries);
  const may = useCan('customers.read');
  const told = useQuery({ ...customerQuery(customer.id), enabled: may && thread !== undefined && !spoken }).data;
  return spoken ?? (told && toldIn(told.facts));
}

/** As a browser reads it: "pt-BR"; nothing for what is no language. */
function tagOf(value: unknown): string | undefined {
  const said = typeof value === 'string' ? value.replace('_', '-') : '';
  return /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(said) && said !== 'und' ? said : undefined;
}
