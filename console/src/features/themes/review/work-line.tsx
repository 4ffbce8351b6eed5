import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { usePlace } from '../../../lib/clock';
import { formatNumber } from '../../../lib/format';
import { useCan } from '../../../lib/me';
import { useThemeChange } from '../queries';
import type { Work } from '../types';
import { isGoing } from './review';
import classes from './review.module.css';

/** How far work is that goes on beside, and stopping it; what failed says why. It is told by the server, so a reload changes nothing. */
export function WorkLine({ work, label }: { work: Work | null; label: string }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const edits = useCan('themes.edit');
  const stop = useThemeChange((id: string) => api.delete('/api/themes/work/{id}', { path: { id } }));
  if (work?.state === 'failed') return <p className={classes.failed}>{work.failed_because ?? t('work.failed')}</p>;
  if (!work || !isGoing(work)) return null;
  const share = work.total > 0 ? (work.done / work.total) * 100 : 0;
  return (
    <div className={classes.work} role="status">
      <div className={classes.workHead}>
        <span>
          {label}
          {work.total > 0 ? ` · ${formatNumber(work.done, locale)} / ${formatNumber(work.total, locale)}` : ''}
        </span>
        {edits ? (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('work.stopIt', { label })}
            loading={stop.isPending}
            onClick={() => stop.mutate(work.id)}
          >
            {t('work.stop')}
          </Button>
        ) : null}
      </div>
      <Progress value={share} size="sm" animated aria-label={label} />
    </div>
  );
}
