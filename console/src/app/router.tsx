import { createRouter, Outlet } from '@tanstack/react-router';
import { alertsRoutes } from '../features/alerts/routes';
import { companyRoutes } from '../features/company/routes';
import { conversationsRoutes } from '../features/conversations/routes';
import { customersRoutes } from '../features/customers/routes';
import { lineRoutes } from '../features/line/routes';
import { qualityRoutes } from '../features/quality/routes';
import { rejectsRoutes } from '../features/rejects/routes';
import { respondingRoutes } from '../features/responding/routes';
import { themesRoutes } from '../features/themes/routes';
import { todayRoutes } from '../features/today/routes';
import { rootRoute, shellRoute } from '../lib/shell-route';
import { ErrorState } from '../ui/error-state';
import { entranceRoutes } from './entrance/routes';
import { NotFound } from './not-found';
import { Shell } from './shell';

rootRoute.update({ component: Outlet, notFoundComponent: NotFound });
shellRoute.update({ component: Shell, notFoundComponent: NotFound });

/** Every screen of the console. A feature adds its routes here; the links to them are then typed everywhere. */
const routeTree = rootRoute.addChildren([
  ...entranceRoutes,
  shellRoute.addChildren([
    ...todayRoutes,
    ...conversationsRoutes,
    ...customersRoutes,
    ...lineRoutes,
    ...themesRoutes,
    ...respondingRoutes,
    ...qualityRoutes,
    ...companyRoutes,
    ...alertsRoutes,
    ...rejectsRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: false,
  scrollRestoration: false,
  defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
