import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { HueDot } from '../../ui/mark';
import { countsQuery, DEFAULT_VIEW, tagsQuery } from './queries';
import { shownBy } from './saved';
import { SavedViews } from './saved-views';
import { useSavedViews } from './use-saved-views';
import type { View } from './views';
import { countOf } from './views';
import classes from './views-pane.module.css';

const route = getRouteApi('/shell/inbox/{-$conversationId}');

const GROUPS: { name: string; views: View[] }[] = [
  { name: 'now', views: ['mine', 'unassigned', 'waiting', 'all', 'following', 'mentioned', 'follow_ups'] },
  { name: 'later', views: ['pending', 'snoozed', 'resolved', 'closed', 'spam'] },
];

/** The views at the left: whose conversations, in which state, with live counts. */
export function ViewsPane() {
  const { t } = useTranslation('conversations');
  const search = route.useSearch();
  const counts = useQuery(countsQuery).data;
  const tags = useQuery(tagsQuery).data ?? [];
  const view = search.view ?? DEFAULT_VIEW;
  const own = shownBy(search, useSavedViews());
  return (
    <nav className={classes.pane} aria-label={t('views.label')}>
      {GROUPS.map((group) => (
        <section key={group.name}>
          <h2 className={classes.title}>{t(`groups.${group.name}`)}</h2>
          {group.views.map((each) => (
            <Link
              key={each}
              to="/inbox/{-$conversationId}"
              params={{}}
              search={{ view: each, panel: search.panel }}
              className={classes.view}
              data-on={each === view && !search.tag && !own ? '' : undefined}
              aria-current={each === view && !search.tag && !own ? 'page' : undefined}
            >
              {t(`views.${each}`)}
              <Count value={countOf(counts, each)} />
            </Link>
          ))}
        </section>
      ))}
      <SavedViews />
      {tags.length > 0 ? (
        <section>
          <h2 className={classes.title}>{t('groups.tags')}</h2>
          {tags.map((tag) => (
            <Link
              key={tag.id}
              to="/inbox/{-$conversationId}"
              params={{}}
              search={{ view: 'all', tag: tag.id, panel: search.panel }}
              className={classes.view}
              data-on={tag.id === search.tag ? '' : undefined}
              aria-current={tag.id === search.tag ? 'page' : undefined}
            >
              <span className={classes.tag}>
                <HueDot kind="tag" name={tag.colour} />
                {tag.name}
              </span>
            </Link>
          ))}
        </section>
      ) : null}
    </nav>
  );
}

function Count({ value }: { value: number | undefined }) {
  return value ? <span className={classes.count}>{value}</span> : null;
}

/** The number beside Inbox in the rail: what waits for me. */
export function InboxBadge() {
  const mine = useQuery(countsQuery).data?.mine;
  return mine || null;
}
