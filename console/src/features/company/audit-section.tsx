import { Button, Select, TextInput } from '@mantine/core';
import { IconHistory, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { usePlace } from '../../lib/clock';
import { formatMoment } from '../../lib/format';
import { tidy } from '../../lib/url-state';
import { Acts, Fields, Row, Rows, Section } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { ListSkeleton } from '../../ui/skeletons';
import { TimeStamp } from '../../ui/time-stamp';
import { factsOf } from './audit-facts';
import { teammatesQuery } from './queries';

const route = getRouteApi('/shell/settings/{-$section}');

/** Who changed what, and when. */
export function AuditSection() {
  const { t } = useTranslation('company');
  const { search, teammate } = route.useSearch();
  const navigate = route.useNavigate();
  const put = (change: { search?: string; teammate?: string }) =>
    void navigate({ search: (now) => tidy({ ...now, ...change }), replace: true });
  const teammates = useQuery(teammatesQuery).data ?? [];
  return (
    <Section title={t('sections.audit')} detail={t('audit.detail')}>
      <Fields>
        <TextInput
          aria-label={t('audit.search')}
          placeholder={t('audit.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search ?? ''}
          onChange={(typed) => put({ search: typed.currentTarget.value })}
        />
        <Select
          aria-label={t('audit.by')}
          placeholder={t('audit.by')}
          data={teammates.map(({ id, name }) => ({ value: id, label: name }))}
          value={teammate ?? null}
          onChange={(id) => put({ teammate: id ?? undefined })}
          clearable
          searchable
        />
      </Fields>
      <Entries search={search} teammate={teammate} />
    </Section>
  );
}

function Entries({ search, teammate }: { search?: string; teammate?: string }) {
  const { t } = useTranslation('company');
  const { locale, zone } = usePlace();
  const day = (at: Date) => formatMoment(at, locale, zone);
  const entries = useInfiniteQuery({
    queryKey: ['company', 'audit', search, teammate],
    queryFn: ({ pageParam, signal }) =>
      api.get('/api/audit', {
        query: { search, teammate_id: teammate, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
    placeholderData: (before) => before,
  });
  if (entries.isError) return <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />;
  if (entries.isPending) return <ListSkeleton rows={8} />;
  const rows = entries.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <EmptyState icon={IconHistory} title={t('audit.none')} />;
  return (
    <>
      <Rows label={t('sections.audit')}>
        {rows.map((entry) => (
          <Row
            key={entry.id}
            title={
              <>
                {entry.actor_name} · {t(`audit.actions.${entry.action}`, { defaultValue: entry.action })}
              </>
            }
            detail={[factsOf(entry.facts, day), entry.address].filter(Boolean).join(' · ')}
          >
            <TimeStamp at={entry.at} style="day-time" />
          </Row>
        ))}
      </Rows>
      {entries.hasNextPage ? (
        <Acts>
          <Button variant="default" onClick={() => void entries.fetchNextPage()} loading={entries.isFetchingNextPage}>
            {t('audit.more')}
          </Button>
        </Acts>
      ) : null}
    </>
  );
}
