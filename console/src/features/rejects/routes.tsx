import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../lib/shell-route';
import { type RawSearch, textOf } from '../../lib/url-state';

export type RejectsSearch = { open?: string };

const rejectsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rejects',
  validateSearch: (search: RawSearch): RejectsSearch => ({ open: textOf(search, 'open') }),
  component: lazyRouteComponent(() => import('./rejects-page'), 'RejectsPage'),
});

export const rejectsRoutes = [rejectsRoute] as const;
