import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../lib/shell-route';
import { type RawSearch, textOf, tidy } from '../../lib/url-state';

const qualityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/insights/quality',
  component: lazyRouteComponent(() => import('./quality-page'), 'QualityPage'),
});

const ownRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/insights/own-reviews',
  component: lazyRouteComponent(() => import('./own-page'), 'OwnPage'),
});

const reviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/insights/quality/$conversationId',
  validateSearch: (search: RawSearch): { teammate?: string } => tidy({ teammate: textOf(search, 'teammate') }),
  component: lazyRouteComponent(() => import('./review-page'), 'ReviewPage'),
});

export const qualityRoutes = [qualityRoute, ownRoute, reviewRoute] as const;
