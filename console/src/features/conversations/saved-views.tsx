import { ActionIcon, Menu } from '@mantine/core';
import {
  IconAdjustments,
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconFilter,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewCountsQuery } from './queries';
import { canBeKept, filtersOf, type SavedView, searchOf, shownBy } from './saved';
import { mineOf, type Naming, useSavedViews, useViewActs } from './use-saved-views';
import { openView } from './view/open-view';
import { ViewNameModal } from './view-name-modal';
import classes from './views-pane.module.css';

const route = getRouteApi('/shell/inbox/{-$conversationId}');

/** The views somebody keeps for themselves, in their order, each with what can be done with it. */
export function SavedViews() {
  const { t } = useTranslation('conversations');
  const search = route.useSearch();
  const views = useSavedViews();
  const counts = useQuery({ ...viewCountsQuery, enabled: views.length > 0 }).data;
  const [naming, setNaming] = useState<Naming>();
  if (views.length === 0) return null;
  const shown = shownBy(search, views);
  const groups = [
    { title: t('groups.own'), views: mineOf(views) },
    { title: t('view.shared'), views: views.filter((each) => !each.is_mine) },
  ].filter((group) => group.views.length > 0);
  return (
    <>
      {groups.map((group) => (
        <section key={group.title}>
          <h2 className={classes.title}>{group.title}</h2>
          {group.views.map((view) => (
            <div key={view.id} className={classes.own}>
              <Link
                to="/inbox/{-$conversationId}"
                params={{}}
                search={searchOf(view.filters, search.panel)}
                className={classes.view}
                data-on={view === shown ? '' : undefined}
                aria-current={view === shown ? 'page' : undefined}
              >
                <span className={classes.name}>{view.name}</span>
                <ViewCount count={counts?.counts[view.id]} most={counts?.most} />
              </Link>
              {view.is_mine ? (
                <ViewMenu
                  view={view}
                  views={mineOf(views)}
                  onRename={() => setNaming({ id: view.id, name: view.name })}
                />
              ) : null}
            </div>
          ))}
        </section>
      ))}
      <ViewNameModal naming={naming} onClose={() => setNaming(undefined)} />
    </>
  );
}

function ViewCount({ count, most }: { count: number | undefined; most: number | undefined }) {
  if (!count) return null;
  return <span className={classes.count}>{count === most ? `${count}+` : count}</span>;
}

type MenuProps = { view: SavedView; views: SavedView[]; onRename: () => void };

function ViewMenu({ view, views, onRename }: MenuProps) {
  const { t } = useTranslation('conversations');
  const search = route.useSearch();
  const acts = useViewActs();
  const place = views.indexOf(view);
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon size="sm" className={classes.dots} aria-label={t('saved.acts', { name: view.name })}>
          <IconDots size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconAdjustments size={15} aria-hidden />} onClick={() => openView(view)}>
          {t('view.change')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={onRename}>
          {t('saved.rename')}
        </Menu.Item>
        {canBeKept(search) && shownBy(search, [view]) === undefined ? (
          <Menu.Item
            leftSection={<IconFilter size={15} aria-hidden />}
            onClick={() => acts.narrow.mutate({ id: view.id, filters: filtersOf(search) })}
          >
            {t('saved.narrow')}
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={<IconArrowUp size={15} aria-hidden />}
          disabled={place === 0}
          onClick={() => acts.move(views, view.id, -1)}
        >
          {t('saved.up')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={15} aria-hidden />}
          disabled={place === views.length - 1}
          onClick={() => acts.move(views, view.id, 1)}
        >
          {t('saved.down')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => acts.remove.mutate(view)}>
          {t('saved.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
