import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/clock';
import { formatDuration } from '../../lib/format';
import { Avatar } from '../../ui/avatar';
import { StatusPill } from '../../ui/status-pill';
import classes from './customer-head.module.css';
import type { Customer } from './types';

type Props = { customer: Customer | undefined; firstAt: string | null; children?: React.ReactNode };

/** Who it is: name, how to reach them, since when. */
export function CustomerHead({ customer, firstAt, children }: Props) {
  const { t } = useTranslation('line');
  const now = useNow();
  const name = customer?.name || customer?.email || customer?.phone || t('visitor');
  const since = firstAt ?? customer?.first_seen_at;
  const city = customer?.facts.find((fact) => /^(address_)?city$/i.test(fact.name))?.value;
  const said = [
    customer?.name ? customer.email : null,
    customer?.phone,
    typeof city === 'string' ? city : null,
    customer?.companies[0]?.name,
    since ? t('since', { duration: formatDuration((now - Date.parse(since)) / 1000) }) : null,
  ];
  return (
    <header className={classes.head}>
      <Avatar name={customer?.name ?? customer?.email} size="l" />
      <div className={classes.words}>
        <h1 className={classes.name}>
          <bdi>{name}</bdi> {customer?.blocked_at ? <StatusPill tone="negative">{t('blocked')}</StatusPill> : null}
        </h1>
        <ul className={classes.said}>
          {said.filter(Boolean).map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      </div>
      {children ? <div className={classes.acts}>{children}</div> : null}
    </header>
  );
}
