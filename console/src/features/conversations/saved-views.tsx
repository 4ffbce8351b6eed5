import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconFilter, IconPencil, IconTrash } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canBeKept, filtersOf, type SavedView, searchOf, shownBy } from './saved';
import { type Naming, useSavedViews, useViewActs } from './use-saved-views';
import { ViewNameModal } from './view-name-modal';
import classes from './views-pane.module.css';

const route = getRouteApi('/shell/inbox/{-$conversationId}');

/** The views somebody keeps for themselves, in their order, each with what can be done with it. */
export function SavedViews() {
  const { t } = useTranslation('conversations');
  const search = route.useSearch();
  const views = useSavedViews();
  const [naming, setNaming] = useState<Naming>();
  if (views.length === 0) return null;
  const shown = shownBy(search, views);
  return (
    <section>
      <h2 className={classes.title}>{t('groups.own')}</h2>
      {views.map((view) => (
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
          </Link>
          <ViewMenu view={view} views={views} onRename={() => setNaming({ id: view.id, name: view.name })} />
        </div>
      ))}
      <ViewNameModal naming={naming} onClose={() => setNaming(undefined)} />
    </section>
  );
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
