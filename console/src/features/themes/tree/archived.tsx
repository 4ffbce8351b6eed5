import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { ErrorState } from '../../../ui/error-state';
import { ListSkeleton } from '../../../ui/skeletons';
import { TimeStamp } from '../../../ui/time-stamp';
import { archivedQuery, useThemeChange } from '../queries';
import classes from './theme-drawer.module.css';

/** What was put away, and the way back. */
export function Archived({ edits }: { edits: boolean }) {
  const { t } = useTranslation('themes');
  const archived = useQuery(archivedQuery);
  const restore = useThemeChange((id: string) => api.post('/api/themes/{id}/restore', { path: { id } }));
  if (archived.isPending) return <ListSkeleton rows={3} lines={1} />;
  if (archived.isError) return <ErrorState error={archived.error} onRetry={() => void archived.refetch()} />;
  if (archived.data.length === 0) return <p className={classes.soft}>{t('tree.noneArchived')}</p>;
  return (
    <ul className={classes.lines}>
      {archived.data.map((each) => (
        <li key={each.id} className={classes.line}>
          <span className={classes.text}>
            {each.name}
            {each.archived_at ? (
              <span className={classes.source}>
                <TimeStamp at={each.archived_at} style="day" />
              </span>
            ) : null}
          </span>
          {edits && !each.merged_into ? (
            <Button
              size="compact-sm"
              variant="default"
              loading={restore.isPending}
              onClick={() => restore.mutate(each.id)}
            >
              {t('tree.restore')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
