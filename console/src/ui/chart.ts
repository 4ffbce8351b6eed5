import type { ECharts } from 'echarts/core';
import { init } from 'echarts/core';
import { type RefObject, useEffect, useRef } from 'react';

export type Ink = { accent: string; soft: string; line: string; text: string; raised: string };

/** A place that is drawn into, anew when its size, the scheme or what it shows changes. `optionOf` must be steady. */
export function useChart(optionOf: (ink: Ink) => Record<string, unknown>): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const chart = init(box, null, { renderer: 'svg' });
    const draw = () => chart.setOption(optionOf(inkOf(box)), true);
    draw();
    const sizes = new ResizeObserver(() => chart.resize());
    sizes.observe(box);
    const schemes = new MutationObserver(draw);
    schemes.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    return () => stop(chart, sizes, schemes);
  }, [optionOf]);
  return place;
}

function stop(chart: ECharts, sizes: ResizeObserver, schemes: MutationObserver): void {
  sizes.disconnect();
  schemes.disconnect();
  chart.dispose();
}

/** ECharts draws with values, so the tokens are read from the page as they are now. */
function inkOf(box: HTMLElement): Ink {
  const style = getComputedStyle(box);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    accent: token('accent'),
    soft: token('accent-soft'),
    line: token('line'),
    text: token('text-soft'),
    raised: token('surface-raised'),
  };
}
