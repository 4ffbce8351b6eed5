import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../lib/shell-route';
import { numberOf, oneOf, type RawSearch } from '../../lib/url-state';
import { DEFAULT_DAYS, METRICS, PERIODS, type TodaySearch } from './today-search';

function todaySearch(search: RawSearch): TodaySearch {
  const days = PERIODS.find((each) => each === numberOf(search, 'days'));
  return { days: days === DEFAULT_DAYS ? undefined : days, metric: oneOf(search, 'metric', METRICS) };
}

const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: todaySearch,
  component: lazyRouteComponent(() => import('./today-page'), 'TodayPage'),
});

export const todayRoutes = [todayRoute] as const;
