import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../lib/shell-route';
import { insightsSearch } from './search';

const insightsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/insights/{-$part}',
  validateSearch: insightsSearch,
  component: lazyRouteComponent(() => import('./insights-page'), 'InsightsPage'),
});

export const themesRoutes = [insightsRoute] as const;
