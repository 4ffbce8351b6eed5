import { IconChecks } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { tidy } from '../../lib/url-state';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { PageHeader } from '../../ui/page-header';
import { ListSkeleton } from '../../ui/skeletons';
import { RejectEntry } from './reject-entry';
import classes from './rejects.module.css';

const route = getRouteApi('/shell/settings/{-$section}');
const AGAIN_MS = 10_000;

/** What sources sent in the last seven days that could not be taken, and what they have to change. */
export function RejectsSection() {
  const { t } = useTranslation('rejects');
  return (
    <section className={classes.section} aria-label={t('title')}>
      <PageHeader heading="h2" title={t('title')} detail={t('detail')} />
      <Entries />
    </section>
  );
}

function Entries() {
  const { t } = useTranslation('rejects');
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const rejects = useQuery({
    queryKey: ['rejects'],
    queryFn: ({ signal }) => api.get('/api/rejects', { signal }),
    refetchInterval: AGAIN_MS,
  });
  if (rejects.isError) return <ErrorState error={rejects.error} onRetry={() => void rejects.refetch()} />;
  if (rejects.isPending) return <ListSkeleton rows={5} />;
  if (rejects.data.length === 0) {
    return (
      <EmptyState icon={IconChecks} title={t('none')}>
        {t('noneWords')}
      </EmptyState>
    );
  }
  const put = (id: string) =>
    void navigate({ search: (now) => tidy({ ...now, open: id === open ? undefined : id }), replace: true });
  return (
    <ul className={classes.list} aria-label={t('title')}>
      {rejects.data.map((reject) => {
        const id = `${reject.reason}:${reject.source}`;
        return <RejectEntry key={id} reject={reject} opened={id === open} onToggle={() => put(id)} />;
      })}
    </ul>
  );
}
