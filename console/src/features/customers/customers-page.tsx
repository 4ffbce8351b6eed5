import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDownload, IconSearch, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import { useShortcuts } from '../../lib/shortcuts';
import { tidy } from '../../lib/url-state';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { useAnnounce } from '../../ui/live-region';
import { PageHeader } from '../../ui/page-header';
import { ListSkeleton } from '../../ui/skeletons';
import { useColumns } from './columns';
import { ColumnsMenu } from './columns-menu';
import classes from './customers-page.module.css';
import { FilterChips, FilterMenu } from './filter-menu';
import { csvAddress, listQuery } from './queries';
import { type CustomersSearch, conditionsOf, DEFAULT_SORT } from './search';
import { useLiveList, useSteadyRows } from './use-live-list';

const route = getRouteApi('/shell/customers');
const PAUSE = 200;

/** Every customer: found by words, filtered, sorted, with the columns one wants; all of it in the address. */
export function CustomersPage() {
  const { t } = useTranslation('customers');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(listQuery(search));
  const { columns, rowHeight } = useColumns(search);
  const mayExport = useCan('customers.export');
  const change = useCallback(
    (next: Partial<CustomersSearch>) =>
      void navigate({ search: (before) => tidy({ ...before, ...next }), replace: true, resetScroll: false }),
    [navigate],
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => {
    document.title = `${t('title')} · Wayline`;
  }, [t]);
  useLiveList(() => void list.refetch());
  const listed = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { rows, hands } = useSteadyRows(JSON.stringify(search), listed);
  const sort = search.sort ?? DEFAULT_SORT;
  const narrowed = Boolean(search.search) || conditionsOf(search.filter).length > 0;
  const count = list.hasNextPage ? t('countMore', { number: rows.length }) : t('count', { count: rows.length });
  const announce = useAnnounce();
  const settled = list.data && !list.isPlaceholderData ? count : '';
  useEffect(() => announce(settled), [announce, settled]);
  return (
    <div className={classes.page}>
      <PageHeader title={t('title')} detail={list.data ? count : null}>
        {mayExport ? (
          <Button
            component="a"
            href={csvAddress(search)}
            download
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('csv')}
          </Button>
        ) : null}
      </PageHeader>
      <Tools search={search} change={change} />
      {list.isPending ? <ListSkeleton rows={10} avatar lines={1} /> : null}
      {list.error && !list.data ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && rows.length === 0 ? <Nobody narrowed={narrowed} search={search} change={change} /> : null}
      {rows.length > 0 ? (
        <div className={classes.table} data-stale={list.isPlaceholderData || undefined} {...hands}>
          <DataTable
            key={rowHeight}
            label={t('title')}
            rowHeight={rowHeight}
            columns={columns}
            rows={rows}
            rowId={(row) => row.id}
            sort={{ by: sort.replace(/^-/, ''), down: sort.startsWith('-') }}
            onSort={({ by, down }) => change({ sort: `${down ? '-' : ''}${by}` })}
            onOpen={(row) => void navigate({ to: '/customers/$customerId', params: { customerId: row.id } })}
            onEnd={more}
            loadingMore={isFetchingNextPage}
          />
        </div>
      ) : null}
    </div>
  );
}

type ToolsProps = { search: CustomersSearch; change: (next: Partial<CustomersSearch>) => void };

function Tools({ search, change }: ToolsProps) {
  const { t } = useTranslation('customers');
  const box = useRef<HTMLInputElement>(null);
  const type = useDebouncedCallback((typed: string) => change({ search: typed.trim() || undefined }), PAUSE);
  useShortcuts([{ keys: '/', label: t('search'), group: t('title'), run: () => box.current?.focus() }]);
  // The address may change beneath (back, a cleared filter): what is typed follows it, unless somebody types.
  useEffect(() => {
    if (box.current && document.activeElement !== box.current) box.current.value = search.search ?? '';
  }, [search.search]);
  return (
    <div className={classes.tools}>
      <TextInput
        ref={box}
        className={classes.search}
        type="search"
        aria-label={t('search')}
        placeholder={t('searchFor')}
        leftSection={<IconSearch size={16} aria-hidden />}
        defaultValue={search.search ?? ''}
        onChange={(typed) => type(typed.currentTarget.value)}
      />
      <SegmentedControl
        aria-label={t('who.label')}
        value={search.who ?? 'known'}
        onChange={(who) => change({ who: who === 'everyone' ? 'everyone' : undefined })}
        data={[
          { value: 'known', label: t('who.known') },
          { value: 'everyone', label: t('who.everyone') },
        ]}
      />
      <FilterMenu search={search} change={change} />
      <ColumnsMenu search={search} change={change} />
      <FilterChips search={search} change={change} />
    </div>
  );
}

function Nobody({ narrowed, search, change }: ToolsProps & { narrowed: boolean }) {
  const { t } = useTranslation('customers');
  if (narrowed)
    return (
      <EmptyState
        icon={IconSearch}
        title={t('none.title')}
        action={
          <Button variant="default" onClick={() => change({ search: undefined, filter: undefined })}>
            {t('none.clear')}
          </Button>
        }
      >
        {t('none.words')}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={IconUsers}
      title={t('empty.title')}
      action={
        search.who === 'everyone' ? null : (
          <Button variant="default" onClick={() => change({ who: 'everyone' })}>
            {t('empty.everyone')}
          </Button>
        )
      }
    >
      {t('empty.words')}
    </EmptyState>
  );
}
