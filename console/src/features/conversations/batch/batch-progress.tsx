import { Button, CloseButton, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import classes from './batch.module.css';
import { type Batch, isUnderWay } from './use-batch';

type Props = { batch: Batch | null; onStop: () => void; onClose: () => void };

/** How far a batch is; when it has ended, only what went wrong in it, by name. */
export function BatchProgress({ batch, onStop, onClose }: Props) {
  const { t } = useTranslation('conversations');
  if (!batch) return null;
  const through = (batch.state === 'undoing' ? batch.undone : batch.done) + batch.wrong;
  if (isUnderWay(batch)) {
    return (
      <div className={classes.progress} role="status">
        <span>{t(`batch.${batch.state}`, { through, total: batch.total })}</span>
        <Progress
          value={(100 * through) / batch.total}
          size="sm"
          className={classes.rail}
          aria-label={t('batch.label')}
        />
        <Button size="compact-xs" variant="default" onClick={onStop}>
          {t('batch.stop')}
        </Button>
      </div>
    );
  }
  if (batch.wrong === 0) return null;
  return (
    <div className={classes.wrong} role="status">
      <span className={classes.head}>
        <strong>{t('batch.wrong', { count: batch.wrong })}</strong>
        <CloseButton size="sm" aria-label={t('ui:close')} onClick={onClose} />
      </span>
      <Problems batch={batch} />
    </div>
  );
}

function Problems({ batch }: { batch: Batch }) {
  const { t } = useTranslation('conversations');
  const ids = batch.problems.slice(0, 20).map((each) => each.conversation_id);
  const known = useQuery({
    queryKey: ['batches', batch.id, 'names', batch.state],
    queryFn: async ({ signal }) => (await api.get('/api/conversations', { query: { id: ids }, signal })).items,
  }).data;
  return (
    <ul className={classes.problems}>
      {batch.problems.map(({ conversation_id: id, message }) => (
        <li key={id}>
          <Link to="/inbox/{-$conversationId}" params={{ conversationId: id }} search={(now) => now as object}>
            {known?.find((each) => each.id === id)?.customer.name ?? t('visitor')}
          </Link>{' '}
          {message}
        </li>
      ))}
    </ul>
  );
}
