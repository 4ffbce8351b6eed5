import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useCallback } from 'react';
import { type Ink, useChart } from './chart';
import { stretchFor } from './trend-ticks';

use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export type TrendPoint = { at: string; value: number | null; n: number; complete: boolean };
export type TrendProps = {
  points: TrendPoint[];
  /** Said to a screen reader; the numbers themselves stand in a table elsewhere. */
  label: string;
  height: number;
  /** With axes and tooltip, or the bare line of a card. */
  axes?: boolean;
  /** Whether the values are seconds: the axis then counts as a clock does. */
  seconds?: boolean;
  sayValue: (value: number) => string;
  sayDay: (at: string) => string;
};

/** A line over time. The last, unfinished stretch is dashed; a hole stays a hole. */
export function TrendChart(props: TrendProps) {
  const { points, label, height, axes, seconds, sayValue, sayDay } = props;
  const optionFor = useCallback(
    (ink: Ink) => optionOf({ points, label, height, axes, seconds, sayValue, sayDay }, ink),
    [points, label, height, axes, seconds, sayValue, sayDay],
  );
  const place = useChart(optionFor);
  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}

function optionOf({ points, axes, seconds, sayValue, sayDay }: TrendProps, ink: Ink) {
  const finished = points.map((point) => (point.complete ? point.value : null));
  // The dashed stretches reach to the finished point beside them, at either end.
  const isOpen = (index: number) => [index - 1, index, index + 1].some((at) => points[at]?.complete === false);
  const open = points.map((point, index) => (isOpen(index) ? point.value : null));
  const axisLabel = { color: ink.text, fontFamily: 'inherit', fontSize: 12 };
  const line = { type: 'line', showSymbol: false, smooth: 0.25, smoothMonotone: 'x', silent: !axes, color: ink.accent };
  return {
    animation: false,
    grid: axes
      ? { left: 8, right: 12, top: 12, bottom: 4, containLabel: true }
      : { left: 1, right: 1, top: 3, bottom: 3 },
    xAxis: {
      type: 'category',
      show: axes ?? false,
      boundaryGap: false,
      data: points.map((point) => sayDay(point.at)),
      axisLabel: { ...axisLabel, margin: 12 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.line } },
    },
    yAxis: {
      type: 'value',
      show: axes ?? false,
      min: 0,
      splitNumber: 3,
      ...(seconds ? clockOf(points) : {}),
      axisLabel: { ...axisLabel, formatter: sayValue },
      splitLine: { lineStyle: { color: ink.line } },
    },
    tooltip: axes ? tooltipOf(points, ink, sayValue, sayDay) : { show: false },
    series: [
      { ...line, data: finished, lineStyle: { width: 2 }, areaStyle: { color: ink.soft, opacity: 0.6 } },
      { ...line, data: open, lineStyle: { width: 2, type: [3, 3] } },
    ],
  };
}

function clockOf(points: TrendPoint[]) {
  const longest = Math.max(0, ...points.map((point) => point.value ?? 0));
  const interval = stretchFor(longest);
  return { interval, max: Math.max(1, Math.ceil(longest / interval)) * interval };
}

function tooltipOf(points: TrendPoint[], ink: Ink, sayValue: TrendProps['sayValue'], sayDay: TrendProps['sayDay']) {
  return {
    trigger: 'axis',
    backgroundColor: ink.raised,
    borderColor: ink.line,
    textStyle: { color: ink.text, fontFamily: 'inherit', fontSize: 12 },
    formatter: (shown: { dataIndex: number }[]) => {
      const point = points[shown[0]?.dataIndex ?? -1];
      if (!point) return '';
      const value = point.value === null ? '–' : sayValue(point.value);
      return `${sayDay(point.at)}<br><b>${value}</b> · n ${point.n}`;
    },
  };
}
