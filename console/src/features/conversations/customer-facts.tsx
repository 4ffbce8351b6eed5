import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../lib/api';
import { useLive } from '../../lib/use-live';
import { type FactLine, FactList } from '../../ui/fact-list';
import { TimeStamp } from '../../ui/time-stamp';

type Customer = Schema<'CustomerPage'>;
const MOST = 8;

/** What is known of the customer, in short; the whole is one click away. */
export function CustomerFacts({ id }: { id: string }) {
  const { t } = useTranslation('conversations');
  const customer = useQuery({
    queryKey: ['customers', 'whole', id],
    queryFn: ({ signal }) => api.get('/api/customers/{id}', { path: { id }, signal }),
  });
  useLive('customer', (frame) => {
    if (frame.id === id) void customer.refetch();
  });
  if (!customer.data) return null;
  return <FactList facts={linesOf(customer.data, t)} />;
}

function linesOf(customer: Customer, t: (key: string) => string): FactLine[] {
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
  for (const fact of facts) lines.push({ name: plain(fact.name), value: String(fact.value) });
  return lines;
}

/** "favouriteColour" and "favourite_colour" read "Favourite colour". */
function plain(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
