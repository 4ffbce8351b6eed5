import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../lib/shell-route';
import { respondingSearch } from './search';

const respondingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/insights/response-times',
  validateSearch: respondingSearch,
  component: lazyRouteComponent(() => import('./responding-page'), 'RespondingPage'),
});

const wallRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/insights/wall',
  component: lazyRouteComponent(() => import('./wall-page'), 'WallPage'),
});

export const respondingRoutes = [respondingRoute, wallRoute] as const;
