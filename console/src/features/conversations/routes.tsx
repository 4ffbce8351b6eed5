import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../lib/shell-route';
import { jsonOf, oneOf, type RawSearch, textOf } from '../../lib/url-state';
import { EMOTIONS, FEELINGS, INTENTS } from './signals';
import { type InboxSearch, PHASES, PRIORITIES, SORTS, VIEWS } from './views';

function inboxSearch(search: RawSearch): InboxSearch {
  return {
    view: oneOf(search, 'view', VIEWS),
    search: textOf(search, 'search'),
    tag: textOf(search, 'tag'),
    priority: oneOf(search, 'priority', PRIORITIES),
    topic: textOf(search, 'topic'),
    phase: oneOf(search, 'phase', PHASES),
    field: textOf(search, 'field'),
    channel: textOf(search, 'channel'),
    feeling: oneOf(search, 'feeling', FEELINGS),
    intent: oneOf(search, 'intent', INTENTS),
    emotion: oneOf(search, 'emotion', EMOTIONS),
    urgent: textOf(search, 'urgent') === 'true' ? true : undefined,
    conditions: jsonOf(search, 'conditions'),
    sort: oneOf(search, 'sort', SORTS),
    columns: textOf(search, 'columns'),
    panel: oneOf(search, 'panel', ['closed', 'open']),
    write: textOf(search, 'write'),
  };
}

const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inbox/{-$conversationId}',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('./inbox-page'), 'InboxPage'),
});

export const conversationsRoutes = [inboxRoute] as const;
