import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatNumber, formatShare } from '../../../lib/format';
import { ErrorState } from '../../../ui/error-state';
import { HueDot } from '../../../ui/mark';
import { ListSkeleton } from '../../../ui/skeletons';
import { type Asked, causesQuery } from './words';
import classes from './words-drawer.module.css';

const LISTED = 6;
type Props = { asked: Asked; theme: string; owner: string | null };

/** From the theme to the step before it, to whose step that is. It goes with the theme; that it causes it is not said. */
export function Causes({ asked, theme, owner }: Props) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const causes = useQuery(causesQuery(asked, theme));
  if (causes.isPending) return <ListSkeleton rows={3} lines={1} />;
  if (!causes.data) return <ErrorState error={causes.error} onRetry={() => void causes.refetch()} />;
  const { items, nothing_before: nothing } = causes.data;
  return (
    <>
      <ul className={classes.bars}>
        {items.slice(0, LISTED).map((cause) => (
          <li key={cause.name} className={classes.cause}>
            <span className={classes.strong}>{cause.name}</span>
            <span className={classes.number}>
              {formatNumber(cause.share.texts, locale)}
              {cause.share.share === null ? '' : ` · ${formatShare(cause.share.share, locale, 0)}`}
            </span>
            {cause.change === 'up' && cause.elsewhere.share !== null ? (
              <span className={classes.more}>
                {t('words.moreThan', { share: formatShare(cause.elsewhere.share, locale, 0) })}
              </span>
            ) : null}
            {cause.department ? (
              <span className={classes.chip}>
                <HueDot kind="department" name={cause.department} />
                {t(`department.${cause.department}`, { defaultValue: cause.department })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <p className={classes.soft}>
        {nothing > 0 ? `${t('words.nothingBefore', { count: nothing, n: formatNumber(nothing, locale) })} ` : ''}
        {owner ? t('words.ownedBy', { name: owner }) : t('words.ownerless')}
      </p>
    </>
  );
}
