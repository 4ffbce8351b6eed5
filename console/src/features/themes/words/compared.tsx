import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatNumber } from '../../../lib/format';
import type { Answer } from '../types';
import { lengthOf } from './periods';
import classes from './words-part.module.css';

type Props = { answer: Pick<Answer, 'since' | 'until' | 'before_since' | 'before_until'> };

/** Which two periods stand beside each other, by their days; where they are of other lengths, that it is counted a day. */
export function Compared({ answer }: Props) {
  const { t } = useTranslation('themes');
  const { locale, companyZone } = usePlace();
  const period = { since: answer.since, until: answer.until };
  const before = { since: answer.before_since, until: answer.before_until };
  const range = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: companyZone });
  const said = ({ since, until }: typeof period) => range.formatRange(new Date(since), new Date(Date.parse(until) - 1));
  const other = lengthOf(period) !== lengthOf(before);
  return (
    <p className={classes.compared}>
      {t('words.compared', { period: said(period), before: said(before) })}
      {other
        ? ` ${t('words.perDay', { days: formatNumber(lengthOf(period), locale), other: formatNumber(lengthOf(before), locale) })}`
        : null}
    </p>
  );
}
