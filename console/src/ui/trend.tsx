import { lazy, Suspense } from 'react';
import type { TrendProps } from './trend-chart';

const Chart = lazy(() => import('./trend-chart').then(({ TrendChart }) => ({ default: TrendChart })));

/** A line over time; the drawing code is fetched when the first one is shown, its place is kept. */
export function Trend(props: TrendProps) {
  return (
    <Suspense fallback={<div style={{ height: props.height }} />}>
      <Chart {...props} />
    </Suspense>
  );
}
