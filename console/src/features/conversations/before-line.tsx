import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../lib/api';
import { usePlace } from '../../lib/clock';
import { folded } from '../../lib/folding';
import { formatDay, formatDuration, formatMoment, formatMoney, formatTime } from '../../lib/format';
import { plainWords } from '../../lib/plain-words';
import { hueOf } from '../../ui/mark';
import classes from './before-line.module.css';

const FAR = 7 * 86_400;
type BeforeItem = Schema<'Before'>['items'][number];

/** What happened before the conversation, newest first: how long before it, in the hue of its department. */
export function BeforeLine({ items, startedAt }: { items: BeforeItem[]; startedAt: string }) {
  const { t } = useTranslation('conversations');
  if (items.length === 0) return <p className={classes.nothing}>{t('before.nothing')}</p>;
  return (
    <ol className={classes.line}>
      {folded(items).map(({ item }) => (
        <Item key={item.id} item={item} startedAt={startedAt} />
      ))}
    </ol>
  );
}

function Item({ item, startedAt }: { item: BeforeItem; startedAt: string }) {
  const { t } = useTranslation('conversations');
  const { locale, zone } = usePlace();
  const at = new Date(item.occurred_at);
  const value = item.value === null ? null : formatMoney(Number(item.value), item.currency ?? 'EUR', locale);
  return (
    <li className={classes.item} style={{ '--hue': hueOf('department', item.department) } as React.CSSProperties}>
      <span className={classes.title}>{item.title}</span>
      {item.detail ? <span className={classes.detail}> {plainWords(item.detail)}</span> : null}
      {value ? <span className={classes.value}> · {value}</span> : null}
      <small className={classes.when} title={formatMoment(at, locale, zone)}>
        {sayWhen(at, new Date(startedAt), locale, zone, t)}
        {item.department ? ` · ${t(`departments.${item.department}`, { defaultValue: item.department })}` : ''}
      </small>
    </li>
  );
}

/** Near a conversation the distance counts, far from it the day; what lies behind its beginning has its time. */
function sayWhen(at: Date, started: Date, locale: string, zone: string, t: TFunction<'conversations'>): string {
  const seconds = (started.getTime() - at.getTime()) / 1000;
  if (seconds < 0) return formatTime(at, locale, zone);
  if (seconds > FAR) return formatDay(at, new Date(), locale, zone);
  return t('before.ago', { duration: formatDuration(seconds) });
}
