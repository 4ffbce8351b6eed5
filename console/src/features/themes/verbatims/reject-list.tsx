import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { usePlace } from '../../../lib/clock';
import { formatNumber } from '../../../lib/format';
import { ErrorState } from '../../../ui/error-state';
import { ListSkeleton } from '../../../ui/skeletons';
import classes from './verbatims.module.css';

const SHOWN = 10;

/** The first rows of a file that were not taken, each with the reason, and a file with all of them. */
export function RejectList({ id, count }: { id: string; count: number }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const rejects = useQuery({
    queryKey: ['themes', 'verbatims', 'rejects', id, count],
    queryFn: ({ signal }) => api.get('/api/words/verbatims/{id}/rejects', { path: { id }, signal }),
    placeholderData: keepPreviousData,
  });
  if (rejects.isError) return <ErrorState error={rejects.error} onRetry={() => void rejects.refetch()} />;
  if (rejects.isPending) return <ListSkeleton rows={2} lines={1} />;
  const shown = rejects.data.items.slice(0, SHOWN);
  return (
    <div className={classes.rejects}>
      <table className={classes.samples}>
        <thead>
          <tr>
            <th scope="col">{t('verbatims.row')}</th>
            <th scope="col">{t('verbatims.whyNot')}</th>
            <th scope="col">{t('verbatims.inColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, reason, column }) => (
            <tr key={row}>
              <td>{formatNumber(row, locale)}</td>
              <td>{t(`verbatims.why.${reason}`)}</td>
              <td>{column}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <span>
        {count > shown.length
          ? `${t('verbatims.firstOf', { n: shown.length, all: formatNumber(count, locale) })} · `
          : ''}
        <a href={`/api/words/verbatims/${id}/rejects.csv`} download>
          {t('verbatims.rejectsFile')}
        </a>
      </span>
    </div>
  );
}
