import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatNumber } from '../../../lib/format';
import type { Work } from '../types';
import { isGoing } from './review';
import classes from './review.module.css';

/** How far work is that goes on beside; what failed says why. It is told by the server, so a reload changes nothing. */
export function WorkLine({ work, label }: { work: Work | null; label: string }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  if (work?.state === 'failed') return <p className={classes.failed}>{work.failed_because ?? t('work.failed')}</p>;
  if (!work || !isGoing(work)) return null;
  const share = work.total > 0 ? (work.done / work.total) * 100 : 0;
  return (
    <div className={classes.work} role="status">
      <span>
        {label}
        {work.total > 0 ? ` · ${formatNumber(work.done, locale)} / ${formatNumber(work.total, locale)}` : ''}
      </span>
      <Progress value={share} size="sm" animated aria-label={label} />
    </div>
  );
}
