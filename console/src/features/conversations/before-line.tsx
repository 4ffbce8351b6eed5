import { useTranslation } from 'react-i18next';
import type { Schema } from '../../lib/api';
import { usePlace } from '../../lib/clock';
import { folded } from '../../lib/folding';
import { formatDuration, formatMoment, formatMoney } from '../../lib/format';
import { hueOf } from '../../ui/mark';
import classes from './before-line.module.css';

type BeforeItem = Schema<'Before'>['items'][number];

/** What happened before the conversation, newest first, each mark in the hue of its department. */
export function BeforeLine({ items }: { items: BeforeItem[] }) {
  const { t } = useTranslation('conversations');
  if (items.length === 0) return <p className={classes.nothing}>{t('before.nothing')}</p>;
  return (
    <ol className={classes.line}>
      {folded(items).map(({ item }) => (
        <Item key={item.id} item={item} />
      ))}
    </ol>
  );
}

function Item({ item }: { item: BeforeItem }) {
  const { t } = useTranslation('conversations');
  const { locale, zone } = usePlace();
  const at = new Date(item.occurred_at);
  const seconds = (Date.now() - at.getTime()) / 1000;
  const value = item.value === null ? null : formatMoney(Number(item.value), item.currency ?? 'EUR', locale);
  return (
    <li className={classes.item} style={{ '--hue': hueOf('department', item.department) } as React.CSSProperties}>
      <span className={classes.title}>{item.title}</span>
      {item.detail ? <span className={classes.detail}> {item.detail}</span> : null}
      {value ? <span className={classes.value}> · {value}</span> : null}
      <small className={classes.when} title={formatMoment(at, locale, zone)}>
        {t('before.ago', { duration: formatDuration(seconds) })}
        {item.department ? ` · ${t(`departments.${item.department}`, { defaultValue: item.department })}` : ''}
      </small>
    </li>
  );
}
