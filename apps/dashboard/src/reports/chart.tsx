import { BarChart, HeatmapChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartLook, Drawing } from './chart-look.ts';

register([
  BarChart,
  HeatmapChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
]);

interface ChartProps {
  /** What it shows, for those who don't see it; the figures are in the table beside it. */
  readonly label: string;
  readonly drawing: Drawing;
}

/** Draws a chart as wide as its place and as high as it wants. */
export function Chart({ label, drawing: { option, height } }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const chart = init(place.current, null, { renderer: 'svg' });
    chart.setOption(option);
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option]);
  // Texts are anchored as in a left-to-right page; the option itself mirrors the axes, and letters keep their direction.
  return <div ref={place} dir="ltr" className="chart" role="img" aria-label={label} style={{ minBlockSize: height }} />;
}

/** The page's colours as a chart takes them. */
export function readLook(): ChartLook {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--fy-${name}`).trim();
  return {
    text: token('text'),
    muted: token('text-muted'),
    line: token('line'),
    surface: token('surface'),
    accent: token('accent'),
    faint: token('accent-soft'),
    font: token('font'),
    rtl: document.documentElement.dir === 'rtl',
  };
}
