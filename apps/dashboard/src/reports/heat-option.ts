import {
  axisText,
  CHART_TEXT,
  type ChartLook,
  type ChartWords,
  common,
  type Drawing,
  directed,
  drawn,
  nameBelow,
  nameOnTop,
  tooltip,
  undrawn,
} from './chart-look.ts';
import type { HeatGrid } from './heat-cells.ts';
import { type Measure, unitOf } from './measures.ts';

/** What the parts of a heat map are called. */
export interface HeatNames {
  /** Of the weekdays of the grid. */
  readonly weekdays: readonly string[];
  /** Of one cell, by its weekday and its hour. */
  readonly cell: (weekday: string, hour: string) => string;
  readonly weekday: string;
  readonly hour: string;
  readonly measure: string;
}

/** Weekdays by hours, the deeper the more; every cell says its figure. */
export function heatOption(
  grid: HeatGrid,
  measure: Measure,
  names: HeatNames,
  labels: ChartWords,
  look: ChartLook,
): Drawing {
  const unit = unitOf(measure);
  const most = Math.max(1, drawn(grid.max, unit));
  const cells = grid.values.flatMap((hours, day) =>
    hours.flatMap((given, hour) => {
      if (given === null) return [];
      const value = drawn(given, unit);
      return [{ value: [hour, day, value], label: { color: inkOn(look.faint, look.accent, value / most) } }];
    }),
  );
  const option = {
    ...common(look),
    tooltip: {
      ...tooltip(look),
      formatter: (given: unknown) => {
        const [hour, day, amount] = cellOf(given);
        const when = names.cell(names.weekdays[day] ?? '', labels.key(String(grid.hours[hour] ?? '')));
        return `${when}<br><b>${labels.value(undrawn(amount, unit), unit)}</b>`;
      },
    },
    grid: { top: 40, bottom: 92, left: 16, right: 16, containLabel: true },
    xAxis: {
      ...axisText(look),
      ...nameBelow(names.hour, look),
      type: 'category' as const,
      data: grid.hours.map((hour) => labels.key(String(hour))),
      inverse: look.rtl,
      axisLine: { show: false },
      axisTick: { show: false },
    },
    yAxis: {
      ...axisText(look),
      ...nameOnTop(names.weekday, look, true),
      type: 'category' as const,
      data: names.weekdays.map((name) => directed(name, look)),
      inverse: true,
      ...(look.rtl ? { position: 'right' as const } : {}),
      axisLine: { show: false },
      axisTick: { show: false },
    },
    visualMap: {
      min: 0,
      max: most,
      inverse: look.rtl,
      calculable: false,
      orient: 'horizontal' as const,
      left: 'center',
      bottom: 6,
      itemHeight: 160,
      itemWidth: 12,
      textStyle: { color: look.text, fontSize: CHART_TEXT },
      text: [grid.max, 0].map((amount) => directed(labels.value(amount, unit), look)),
      inRange: { color: [look.faint, look.accent] },
    },
    series: [
      {
        type: 'heatmap' as const,
        name: names.measure,
        data: cells,
        label: {
          show: grid.hours.length <= 14,
          fontSize: CHART_TEXT,
          formatter: (given: unknown) => labels.number(cellOf(given)[2], unit),
        },
        itemStyle: { borderColor: look.surface, borderWidth: 3, borderRadius: 6 },
        emphasis: { itemStyle: { borderColor: look.text, borderWidth: 2 } },
      },
    ],
  };
  return { option, height: names.weekdays.length * 44 + 170 };
}

/** The hour's place, the weekday's place and the amount of what the pointer is on. */
function cellOf(given: unknown): readonly [number, number, number] {
  const one: unknown = Array.isArray(given) ? given[0] : given;
  const value: unknown = typeof one === 'object' && one !== null && 'value' in one ? one.value : [];
  const [hour = 0, day = 0, amount = 0] = Array.isArray(value) ? value.map(Number) : [];
  return [hour, day, amount];
}

/**
 * Black or white, whichever is the easier to read on a colour between two others; one of them always has a contrast of
 * 4.5 : 1 at least (WCAG 2.2, relative luminance).
 *
 * @param from - `#rrggbb`, where `share` is 0
 * @param to - `#rrggbb`, where `share` is 1
 */
export function inkOn(from: string, to: string, share: number): '#000000' | '#ffffff' {
  const at = Math.min(1, Math.max(0, share));
  const [start, end] = [channels(from), channels(to)];
  const shade = luminance(start.map((value, index) => value + ((end[index] ?? value) - value) * at));
  return contrast(shade, 0) >= contrast(shade, 1) ? '#000000' : '#ffffff';
}

/** The contrast of two luminances, 1–21. */
function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function channels(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) || 0);
}

function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
