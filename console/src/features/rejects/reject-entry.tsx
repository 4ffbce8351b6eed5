import { IconChevronDown } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeStamp } from '../../ui/time-stamp';
import type { Reject } from './reject';
import classes from './rejects.module.css';

type Props = { reject: Reject; opened: boolean; onToggle: () => void };

/** One reason of one source: how often, since when, what to do about it, and the shape of one such item. */
export function RejectEntry({ reject, opened, onToggle }: Props) {
  const { t, i18n } = useTranslation('rejects');
  const region = useId();
  const count = new Intl.NumberFormat(i18n.language).format(reject.count);
  return (
    <li className={classes.entry}>
      <button type="button" className={classes.head} aria-expanded={opened} aria-controls={region} onClick={onToggle}>
        <span className={classes.words}>
          <span className={classes.reason}>{t(`reasons.${reject.reason}.is`, { defaultValue: reject.reason })}</span>
          <span className={classes.soft}>{reject.source}</span>
        </span>
        <span className={classes.count}>{t('items', { count: reject.count, shown: count })}</span>
        <span className={classes.soft}>
          <TimeStamp at={reject.last_at} style="ago" />
        </span>
        <IconChevronDown size={16} aria-hidden className={classes.chevron} data-open={opened || undefined} />
      </button>
      <div id={region} hidden={!opened} className={classes.body}>
        <p className={classes.remedy}>{t(`reasons.${reject.reason}.do`, { defaultValue: t('ask') })}</p>
        <p className={classes.soft}>
          {t('first')} <TimeStamp at={reject.first_at} style="day-time" />
        </p>
        {reject.sample ? (
          <pre className={classes.sample}>{JSON.stringify(reject.sample, null, 2)}</pre>
        ) : (
          <p className={classes.soft}>{t('noSample')}</p>
        )}
      </div>
    </li>
  );
}
