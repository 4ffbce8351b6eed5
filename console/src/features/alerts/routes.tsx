import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../lib/shell-route';

const alarmsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/alarms',
  component: lazyRouteComponent(() => import('./alarms-page'), 'AlarmsPage'),
});

export const alertsRoutes = [alarmsRoute] as const;
