import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../lib/api';
import { usePlace } from '../../lib/clock';
import { factName, factValue } from '../../lib/fact-words';
import { useLive } from '../../lib/use-live';
import { type FactLine, FactList } from '../../ui/fact-list';
import { TimeStamp } from '../../ui/time-stamp';
import { customerQuery } from './queries';

type Customer = Schema<'CustomerPage'>;
const MOST = 8;

/** What is known of the customer, in short; the whole is one click away. */
export function CustomerFacts({ id }: { id: string }) {
  const { t } = useTranslation('conversations');
  const { locale } = usePlace();
  const customer = useQuery(customerQuery(id));
  useLive('customer', (frame) => {
    if (frame.id === id) void customer.refetch();
  });
  if (!customer.data) return null;
  return <FactList facts={linesOf(customer.data, locale, t)} />;
}

function linesOf(customer: Customer, locale: string, t: (key: string) => string): FactLine[] {
  const lines: FactLine[] = [];
  if (customer.blocked_at)
    lines.push({
      name: t('facts.blocked'),
      value: <TimeStamp at={customer.blocked_at} style="day" />,
      tone: 'negative',
    });
  if (customer.email) lines.push({ name: t('facts.email'), value: customer.email });
  if (customer.phone) lines.push({ name: t('facts.phone'), value: customer.phone });
  if (customer.first_seen_at)
    lines.push({ name: t('facts.since'), value: <TimeStamp at={customer.first_seen_at} style="day" /> });
  for (const company of customer.companies)
    lines.push({ name: t('facts.company'), value: company.name ?? company.key });
  const told = new Set(['name', 'email', 'phone', 'firstName', 'lastName', 'first_name', 'last_name']);
  const facts = customer.facts.filter((fact) => !told.has(fact.name) && typeof fact.value !== 'object').slice(0, MOST);
  for (const fact of facts) {
    lines.push({ name: factName(fact.name), value: factValue(fact.name, fact.value, locale) });
  }
  return lines;
}
