import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronDown, IconInbox, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { ButtonLink, MenuItemLink } from '../../ui/links';
import { ListSkeleton } from '../../ui/skeletons';
import { Batches } from './batch/batches';
import { useSelection } from './batch/use-selection';
import { ConversationList } from './conversation-list';
import { ListFilter } from './list-filter';
import classes from './list-pane.module.css';
import { NewConversationButton } from './new-conversation';
import { NextButton } from './next-button';
import { NotificationMenu } from './notification-menu';
import { countsQuery, DEFAULT_VIEW, listQuery, tagsQuery } from './queries';
import { columnsOf, searchOf, shownBy } from './saved';
import { SearchField } from './search-field';
import { useSavedViews } from './use-saved-views';
import { countOf, foundOf, isNarrowed, rowsOf, VIEWS } from './views';

const route = getRouteApi('/shell/inbox/{-$conversationId}');

/** The list of one view: search, filter, and the conversations, longest wait first. */
export function ListPane() {
  const { t } = useTranslation('conversations');
  const search = route.useSearch();
  const list = useInfiniteQuery(listQuery(search));
  const items = rowsOf(list.data?.pages ?? []);
  const found = useMemo(() => foundOf(list.data?.pages ?? []), [list.data]);
  const [selection, setSelection] = useSelection(search);
  const columns = useMemo(() => columnsOf({ columns: search.columns }), [search.columns]);
  return (
    <section className={classes.pane} aria-label={t('list.label')}>
      <div>
        <Head />
        <Batches search={search} selection={selection} onSelect={setSelection} />
      </div>
      <div className={classes.body}>
        {list.isPending ? <ListSkeleton rows={8} lines={3} /> : null}
        {list.isError && items.length === 0 ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isSuccess && items.length === 0 ? <Nothing /> : null}
        {items.length > 0 ? (
          <ConversationList
            items={items}
            columns={columns}
            found={found}
            selection={selection}
            onSelect={setSelection}
            onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
          />
        ) : null}
      </div>
    </section>
  );
}

function Head() {
  const { t } = useTranslation('conversations');
  const search = route.useSearch();
  const [searching, setSearching] = useState(search.search !== undefined);
  const tag = useQuery(tagsQuery).data?.find((each) => each.id === search.tag);
  const own = shownBy(search, useSavedViews());
  const title = own?.name ?? tag?.name ?? t(`views.${search.view ?? DEFAULT_VIEW}`);
  return (
    <header className={classes.head}>
      <div className={classes.row}>
        <ViewMenu title={title} />
        <h2 className={classes.title}>{title}</h2>
        <span className={classes.acts}>
          <ActionIcon onClick={() => setSearching(!searching)} aria-label={t('list.search')} aria-expanded={searching}>
            <IconSearch size={17} aria-hidden />
          </ActionIcon>
          <NextButton />
          <NewConversationButton />
          <ListFilter />
          <NotificationMenu />
        </span>
      </div>
      {searching ? <SearchField onClose={() => setSearching(false)} /> : null}
    </header>
  );
}

/** The views as a menu, where there is no room for their column. */
function ViewMenu({ title }: { title: string }) {
  const { t } = useTranslation('conversations');
  const counts = useQuery(countsQuery).data;
  const { panel } = route.useSearch();
  const own = useSavedViews();
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <Button
          className={classes.menu}
          variant="subtle"
          color="gray"
          size="compact-md"
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {title}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {VIEWS.map((view) => (
          <MenuItemLink
            key={view}
            to="/inbox/{-$conversationId}"
            params={{}}
            search={{ view, panel }}
            rightSection={countOf(counts, view) || null}
          >
            {t(`views.${view}`)}
          </MenuItemLink>
        ))}
        {own.length > 0 ? <Menu.Label>{t('groups.own')}</Menu.Label> : null}
        {own.map((each) => (
          <MenuItemLink key={each.id} to="/inbox/{-$conversationId}" params={{}} search={searchOf(each.filters, panel)}>
            {each.name}
          </MenuItemLink>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Nothing() {
  const { t } = useTranslation('conversations');
  const search = route.useSearch();
  const view = search.view ?? DEFAULT_VIEW;
  const narrowed = isNarrowed(search);
  const other = view === 'mine' ? 'unassigned' : 'mine';
  return (
    <EmptyState
      icon={IconInbox}
      title={narrowed ? t('empty.narrowed') : t(`empty.${view}.title`)}
      action={
        <ButtonLink
          variant="default"
          to="/inbox/{-$conversationId}"
          params={{}}
          search={{ view: narrowed ? view : other }}
        >
          {narrowed ? t('empty.widen') : t('empty.see', { view: t(`views.${other}`) })}
        </ButtonLink>
      }
    >
      {narrowed ? t('empty.narrowedWords') : t(`empty.${view}.words`)}
    </EmptyState>
  );
}
