import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../lib/shell-route';
import { customersSearch } from './search';

const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: customersSearch,
  component: lazyRouteComponent(() => import('./customers-page'), 'CustomersPage'),
});

export const customersRoutes = [customersRoute] as const;
