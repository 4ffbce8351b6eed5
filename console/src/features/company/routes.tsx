import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../lib/shell-route';
import { type RawSearch, textOf } from '../../lib/url-state';

export type SettingsSearch = { open?: string; search?: string; teammate?: string };

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/{-$section}',
  validateSearch: (search: RawSearch): SettingsSearch => ({
    open: textOf(search, 'open'),
    search: textOf(search, 'search'),
    teammate: textOf(search, 'teammate'),
  }),
  component: lazyRouteComponent(() => import('./settings-page'), 'SettingsPage'),
});

export const companyRoutes = [settingsRoute] as const;
