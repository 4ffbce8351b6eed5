import { lazy, Suspense } from 'react';
import type { ShareChartProps } from './share-chart';

const Chart = lazy(() => import('./share-chart').then(({ ShareChart }) => ({ default: ShareChart })));

/** Shares step by step; the drawing code is fetched when the first one is shown, its place is kept. */
export function Shares(props: ShareChartProps) {
  return (
    <Suspense fallback={<div style={{ height: props.height }} />}>
      <Chart {...props} />
    </Suspense>
  );
}
