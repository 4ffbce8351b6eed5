import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatMoment, formatMoney } from '../../../lib/format';
import type { Dot, Node } from './clusters';

/** A node in words, for a screen reader: what, when, in which department, and how many more lie with it. */
export function useSaying(): (dots: Dot[], worth: Node['worth']) => string {
  const { t } = useTranslation('line');
  const { locale, zone } = usePlace();
  return (dots, worth) => {
    const [first] = dots;
    if (!first) return '';
    const department = t(`department.${first.mark.department}`, { defaultValue: first.mark.department });
    const when = formatMoment(new Date(first.at), locale, zone);
    const money = worth ? formatMoney(worth.value, worth.currency, locale) : '';
    const more = dots.length > 1 ? t('curve.more', { count: dots.length - 1 }) : '';
    return [first.mark.label, money, department, when, more].filter(Boolean).join(', ');
  };
}
