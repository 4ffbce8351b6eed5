import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatNumber } from '../../../lib/format';
import { ErrorState } from '../../../ui/error-state';
import { ListSkeleton } from '../../../ui/skeletons';
import { type Asked, togetherQuery } from './words';
import classes from './words-drawer.module.css';

const LISTED = 5;

/** What is spoken of in the same texts, and how much more often than chance would have it. */
export function Together({ asked, theme }: { asked: Asked; theme: string }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const together = useQuery(togetherQuery(asked, theme));
  if (together.isPending) return <ListSkeleton rows={2} lines={1} />;
  if (!together.data) return <ErrorState error={together.error} onRetry={() => void together.refetch()} />;
  if (together.data.items.length === 0) return <p className={classes.soft}>{t('words.alone')}</p>;
  return (
    <ul className={classes.bars}>
      {together.data.items.slice(0, LISTED).map((pair) => {
        const other = pair.one.id === theme ? pair.other : pair.one;
        return (
          <li key={other.id} className={classes.pair}>
            <span className={classes.strong}>{other.path.join(' › ')}</span>
            <span className={classes.number}>{formatNumber(pair.texts, locale)}</span>
            {pair.change === 'up' && pair.lift !== null ? (
              <span className={classes.chip}>{t('words.lift', { times: formatNumber(pair.lift, locale, 1) })}</span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
