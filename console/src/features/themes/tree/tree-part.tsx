import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../lib/me';
import { tidy } from '../../../lib/url-state';
import { ErrorState } from '../../../ui/error-state';
import { ListSkeleton } from '../../../ui/skeletons';
import { treeQuery } from '../queries';
import { Training } from '../review/training';
import { Gains } from './gains-section';
import { Starters } from './starters';
import { ThemeDrawer } from './theme-drawer';
import { ThemeRow } from './theme-row';
import { shown } from './tree';
import { TreeMenu } from './tree-menu';
import classes from './tree-part.module.css';

const route = getRouteApi('/shell/insights/{-$part}');
const NEW = 'new';

/** The tree of themes: what each is, how well it is found, and whose it is. */
export function TreePart() {
  const { t } = useTranslation('themes');
  const { theme: open } = route.useSearch();
  const navigate = route.useNavigate();
  const edits = useCan('themes.edit');
  const tree = useQuery(treeQuery);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const put = (id: string | undefined) => void navigate({ search: (now) => tidy({ ...now, theme: id }) });
  if (tree.isPending) return <ListSkeleton rows={8} />;
  if (tree.isError) return <ErrorState error={tree.error} onRetry={() => void tree.refetch()} />;
  const all = tree.data;
  function fold(id: string): void {
    const next = new Set(closed);
    if (!next.delete(id)) next.add(id);
    setClosed(next);
  }
  const chosen = all.find((each) => each.id === open) ?? null;
  return (
    <>
      {all.length === 0 ? (
        <Starters onNew={() => put(NEW)} />
      ) : (
        <>
          <div className={classes.tools}>
            <Training />
            {edits ? (
              <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => put(NEW)}>
                {t('tree.add')}
              </Button>
            ) : null}
            <TreeMenu />
          </div>
          <Gains />
          <ul className={classes.tree} aria-label={t('parts.themes')}>
            {shown(all, closed).map((each) => (
              <ThemeRow
                key={each.id}
                theme={each}
                folds={all.some((one) => one.parent_id === each.id)}
                isClosed={closed.has(each.id)}
                onFold={() => fold(each.id)}
                onOpen={() => put(each.id)}
              />
            ))}
          </ul>
        </>
      )}
      <ThemeDrawer
        key={open}
        theme={chosen}
        opened={chosen !== null || open === NEW}
        all={all}
        onClose={() => put(undefined)}
        onMade={put}
      />
    </>
  );
}
