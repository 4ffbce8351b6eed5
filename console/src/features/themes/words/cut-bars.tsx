import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { factValue } from '../../../lib/fact-words';
import { formatNumber } from '../../../lib/format';
import { ErrorState } from '../../../ui/error-state';
import { ListSkeleton } from '../../../ui/skeletons';
import { Feeling } from './feeling';
import { type Asked, type CutBy, cutQuery, factOf } from './words';
import classes from './words-drawer.module.css';

const LISTED = 8;
type Props = { asked: Asked; by: CutBy; theme: string };

/** The texts of a theme apart by one thing: how many, and how they feel. Bars from zero. */
export function CutBars({ asked, by, theme }: Props) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const cut = useQuery(cutQuery(asked, by, theme));
  if (cut.isPending) return <ListSkeleton rows={3} lines={1} />;
  if (!cut.data) return <ErrorState error={cut.error} onRetry={() => void cut.refetch()} />;
  const fact = factOf(by);
  const said = (key: string, label: string) => {
    if (fact !== undefined) return factValue(fact, key, locale);
    return by === 'emotion'
      ? t(`emotion.${key}`, { defaultValue: label })
      : t(`values.${by}.${key}`, { defaultValue: label });
  };
  const most = Math.max(1, ...cut.data.parts.map((part) => part.texts));
  return (
    <ul className={classes.bars}>
      {cut.data.parts.slice(0, LISTED).map((part) => (
        <li key={part.key ?? ''} className={classes.item}>
          <span className={classes.label}>
            {part.key ? said(part.key, part.label ?? part.key) : t('words.unknown')}
          </span>
          <span className={classes.track} aria-hidden>
            <span className={classes.filled} style={{ width: `${(part.texts / most) * 100}%` }} />
          </span>
          <span className={classes.number}>{formatNumber(part.texts, locale)}</span>
          <Feeling of={part.sentiment} bar={false} />
        </li>
      ))}
    </ul>
  );
}
