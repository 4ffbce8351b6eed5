import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../lib/shell-route';
import { lineSearch } from './search';

const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customerId',
  validateSearch: lineSearch,
  component: lazyRouteComponent(() => import('./customer-page'), 'CustomerPage'),
});

export const lineRoutes = [customerRoute] as const;
