import { createRoute, redirect } from '@tanstack/react-router';
import { shellRoute } from '../../lib/shell-route';
import { type RawSearch, textOf } from '../../lib/url-state';

/** Where the rejects were before they became a part of Settings; old links still lead there. */
const rejectsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rejects',
  validateSearch: (search: RawSearch): { open?: string } => ({ open: textOf(search, 'open') }),
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/settings/{-$section}', params: { section: 'rejects' }, search, replace: true });
  },
});

export const rejectsRoutes = [rejectsRoute] as const;
