import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useCallback } from 'react';
import { type Ink, useChart } from './chart';

use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export type SharePoint = { value: number; low: number; high: number } | null;
export type ShareLine = { name: string; points: SharePoint[] };
export type ShareChartProps = {
  /** What stands under each step. */
  steps: string[];
  /** One line, or two: the first drawn through, the second dashed. Each is named at its end. */
  lines: ShareLine[];
  /** Said to a screen reader; the numbers themselves stand in a table elsewhere. */
  label: string;
  height: number;
  sayValue: (value: number) => string;
};

/** Shares from nothing to all, step by step, with their intervals as bands. */
export function ShareChart({ steps, lines, label, height, sayValue }: ShareChartProps) {
  const optionOf = useCallback((ink: Ink) => drawn({ steps, lines, sayValue }, ink), [steps, lines, sayValue]);
  const place = useChart(optionOf);
  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}

type Shown = Pick<ShareChartProps, 'steps' | 'lines' | 'sayValue'>;

function drawn({ steps, lines, sayValue }: Shown, ink: Ink) {
  const axisLabel = { color: ink.text, fontFamily: 'inherit', fontSize: 12 };
  return {
    animation: false,
    grid: { left: 8, right: 84, top: 12, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: steps,
      axisLabel: { ...axisLabel, margin: 12 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.line } },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 1,
      interval: 0.25,
      axisLabel: { ...axisLabel, formatter: sayValue },
      splitLine: { lineStyle: { color: ink.line } },
    },
    tooltip: {
      trigger: 'axis',
      backgroundColor: ink.raised,
      borderColor: ink.line,
      textStyle: { color: ink.text, fontFamily: 'inherit', fontSize: 12 },
      formatter: (at: { dataIndex: number }[]) => told({ steps, lines, sayValue }, at[0]?.dataIndex ?? 0),
    },
    series: lines.flatMap((line, place) => seriesOf(line, place, ink)),
  };
}

function seriesOf({ name, points }: ShareLine, place: number, ink: Ink) {
  const color = place === 0 ? ink.accent : ink.text;
  const bare = { type: 'line', stack: `band-${name}`, showSymbol: false, silent: true, lineStyle: { opacity: 0 } };
  return [
    { ...bare, data: points.map((each) => each?.low ?? null) },
    {
      ...bare,
      data: points.map((each) => (each ? each.high - each.low : null)),
      areaStyle: { color, opacity: 0.12 },
    },
    {
      type: 'line',
      name,
      color,
      data: points.map((each) => each?.value ?? null),
      symbol: place === 0 ? 'circle' : 'diamond',
      symbolSize: 7,
      lineStyle: { width: 2, type: place === 0 ? 'solid' : [5, 4] },
      endLabel: { show: true, formatter: name, color, fontFamily: 'inherit', fontSize: 12, distance: 8 },
      labelLayout: { moveOverlap: 'shiftY' },
    },
  ];
}

function told({ steps, lines, sayValue }: Shown, step: number): string {
  const rows = lines.map(({ name, points }) => {
    const point = points[step];
    return point ? `${name} <b>${sayValue(point.value)}</b> (${sayValue(point.low)} – ${sayValue(point.high)})` : name;
  });
  return [steps[step], ...rows].join('<br>');
}
