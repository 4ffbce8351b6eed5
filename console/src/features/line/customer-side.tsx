import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { factName, factValue } from '../../lib/fact-words';
import { formatDuration, formatExactDuration, formatMoney } from '../../lib/format';
import { type FactLine, FactList } from '../../ui/fact-list';
import { PanelSection, SidePanel } from '../../ui/side-panel';
import { ListSkeleton } from '../../ui/skeletons';
import { TimeStamp } from '../../ui/time-stamp';
import classes from './customer-side.module.css';
import { SideConversations } from './side-conversations';
import type { Customer, Overview } from './types';

type Props = { customer: Customer | undefined; overview: Overview | undefined };

/** Beside the line: both lenses, what is known, the conversations, and by what we know them. */
export function CustomerSide({ customer, overview }: Props) {
  const { t } = useTranslation('line');
  const { locale } = usePlace();
  if (!customer && !overview)
    return (
      <SidePanel label={t('side.label')}>
        <ListSkeleton rows={6} lines={1} />
      </SidePanel>
    );
  const facts = customer ? factLines(customer, locale) : [];
  return (
    <SidePanel label={t('side.label')}>
      {overview ? (
        <PanelSection title={t('side.lenses')}>
          <Lenses overview={overview} />
        </PanelSection>
      ) : null}
      {overview && overview.bands.length > 0 ? (
        <PanelSection title={t('side.conversations')}>
          <SideConversations bands={overview.bands} />
        </PanelSection>
      ) : null}
      {facts.length > 0 ? (
        <PanelSection title={t('side.facts')}>
          <FactList facts={facts} />
        </PanelSection>
      ) : null}
      {customer && customer.identities.length > 0 ? (
        <PanelSection title={t('side.identities')}>
          <FactList facts={identityLines(customer, t)} />
        </PanelSection>
      ) : null}
    </SidePanel>
  );
}

function Lenses({ overview }: { overview: Overview }) {
  const { t } = useTranslation('line');
  const { locale } = usePlace();
  const { service, experience } = overview;
  const seconds = service.first_response_seconds;
  const [total, ...others] = experience.totals;
  const money = (value: number | string, currency: string) =>
    formatMoney(Number(value), currency, locale).replace(/[.,]00$/, '');
  return (
    <div className={classes.lenses}>
      <div className={classes.lens}>
        <small>{t('lens.service')}</small>
        <strong title={seconds === null ? undefined : formatExactDuration(seconds)}>
          {seconds === null ? '–' : formatDuration(seconds)}
        </strong>
        <small>
          {seconds === null ? t('side.noAnswer') : t('side.firstResponse')},{' '}
          {t('side.contacts', { count: service.contacts })}
        </small>
      </div>
      <div className={classes.lens}>
        <small>{t('lens.experience')}</small>
        <strong>{total ? money(total.value, total.currency) : '–'}</strong>
        <small>
          {t('side.orders', { count: experience.orders })}
          {others.map((each) => `, ${money(each.value, each.currency)}`)}
        </small>
      </div>
    </div>
  );
}

const IN_THE_HEAD = new Set(['name', 'email', 'phone', 'first_name', 'last_name', 'firstName', 'lastName']);

function factLines({ facts }: Customer, locale: string): FactLine[] {
  return facts
    .filter((fact) => !IN_THE_HEAD.has(fact.name) && fact.value !== null && typeof fact.value !== 'object')
    .map((fact) => ({ name: factName(fact.name), value: factValue(fact.name, fact.value, locale) }));
}

function identityLines({ identities }: Customer, t: (key: string) => string): FactLine[] {
  return identities.map((identity) => {
    const said = ['anonymous', 'channel'].includes(identity.kind) ? null : identity.value;
    return {
      name: t(`identity.${identity.kind}`),
      value: (
        <span title={identity.value}>
          {identity.verified ? `${said ?? ''} ✓` : (said ?? <Since identity={identity} />)}
        </span>
      ),
      tone: identity.verified ? ('positive' as const) : undefined,
    };
  });
}

function Since({ identity }: { identity: Customer['identities'][number] }) {
  return identity.first_seen_at ? <TimeStamp at={identity.first_seen_at} style="day" /> : identity.value.slice(0, 8);
}
