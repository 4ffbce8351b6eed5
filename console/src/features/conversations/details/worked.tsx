import { Tooltip } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { formatDuration, formatFineDuration } from '../../../lib/format';
import classes from './conversation-details.module.css';

function handlingQuery(id: string) {
  return queryOptions({
    queryKey: ['conversations', 'handling', id] as const,
    queryFn: ({ signal }) => api.get('/api/conversations/{id}/handling', { path: { id }, signal }),
    staleTime: 30_000,
  });
}

/** How long was worked on a conversation, and by whom: "6 min · Ana 4 min, Tom 2 min". */
export function Worked({ id }: { id: string }) {
  const { t } = useTranslation('conversations');
  const found = useQuery(handlingQuery(id)).data;
  if (!found) return null;
  const { seconds, active, teammates } = found;
  const said = teammates.map((each) =>
    t('details.workedBy', { name: each.teammate.name?.split(' ')[0] ?? '–', time: formatDuration(each.seconds) }),
  );
  return (
    <div className={classes.line}>
      <span className={classes.name}>{t('details.worked')}</span>
      <div className={classes.value}>
        {seconds > 0 ? (
          <Tooltip label={t('details.workedTitle', { active: formatFineDuration(active) })}>
            <p className={classes.worked}>
              <b>{formatDuration(seconds)}</b>
              {said.length > 0 ? <span dir="auto">{said.join(', ')}</span> : null}
            </p>
          </Tooltip>
        ) : (
          <p className={classes.worked}>{t('details.notYet')}</p>
        )}
      </div>
    </div>
  );
}
