import type { ReportRow } from '@foyer/contract';
import type { BarSeriesOption, HeatmapSeriesOption } from 'echarts/charts';
import type {
  GridComponentOption,
  LegendComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { HeatGrid } from './heat-cells.ts';
import { endingsOf, type Figure, figures, MEASURES, type Measure, type Unit, unitOf } from './measures.ts';

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | HeatmapSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | MarkLineComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
>;

/** What a chart is drawn with: the page's colours and its direction. */
export interface ChartLook {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  readonly second: string;
  readonly faint: string;
  readonly font: string;
  readonly rtl: boolean;
}

/** What a chart says. */
export interface ChartWords {
  readonly key: (key: string) => string;
  readonly figure: (figure: Figure) => string;
  readonly value: (value: number | null, unit: Unit) => string;
  /** The unit beside an axis; empty for counts. */
  readonly unit: (unit: Unit) => string;
}

/** Reports whose keys are points in time run from side to side; those of things run from top to bottom. */
export type Orientation = 'along-time' | 'by-thing';

/** Seconds are drawn as minutes, shares as percent. */
function drawn(value: number | null, unit: Unit): number | null {
  if (value === null) return null;
  if (unit === 'seconds') return value / 60;
  return unit === 'share' ? value * 100 : value;
}

/** Bars over the keys of a report: one series, or two that share their unit. */
export interface Bars {
  /** What each key is called. */
  readonly keys: readonly string[];
  readonly unit: Unit;
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** A line to hold the bars against, in their unit. */
  readonly mark?: number;
}

/** A measure's figures as bars. */
export function measureBars(rows: readonly ReportRow[], measure: Measure, words: ChartWords): Bars {
  const shown: readonly Figure[] = MEASURES[measure];
  return {
    keys: rows.map(({ key }) => words.key(key)),
    unit: unitOf(measure),
    series: shown.map((figure) => ({ name: words.figure(figure), values: rows.map(figures[figure].read) })),
  };
}

/** Draws bars along time or beside the names of things. */
export function barOption(
  { keys, unit, series, mark }: Bars,
  orientation: Orientation,
  words: Pick<ChartWords, 'value' | 'unit'>,
  look: ChartLook,
): ChartOption {
  const horizontal = orientation === 'by-thing';
  const category = {
    type: 'category' as const,
    data: [...keys],
    // The first thing stands on top; time runs in the direction of reading.
    inverse: horizontal || look.rtl,
    // Names stand at the edge, also where bars go below nothing.
    axisLine: { onZero: false, lineStyle: { color: look.line } },
    axisTick: { show: false },
    axisLabel: {
      color: look.muted,
      hideOverlap: true,
      ...(horizontal ? { width: 130, overflow: 'truncate' as const } : {}),
    },
    ...(horizontal && look.rtl ? { position: 'right' as const } : {}),
  };
  const value = {
    type: 'value' as const,
    name: words.unit(unit),
    nameTextStyle: { color: look.muted },
    nameLocation: 'end' as const,
    ...(unit === 'share' ? { max: 100 } : {}),
    ...(unit === 'count' ? { minInterval: 1 } : {}),
    ...(horizontal ? { inverse: look.rtl } : look.rtl ? { position: 'right' as const } : {}),
    axisLabel: { color: look.muted },
    splitLine: { lineStyle: { color: look.line } },
  };
  const colours = [look.accent, look.second];
  return {
    ...common(look),
    legend: { show: series.length > 1, ...legend(look) },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      ...tooltip(look),
      valueFormatter: (given) =>
        words.value(given === null || given === undefined ? null : undrawn(Number(given), unit), unit),
    },
    grid: { top: series.length > 1 ? 56 : 36, bottom: 12, left: 24, right: 40, containLabel: true },
    xAxis: horizontal ? value : category,
    yAxis: horizontal ? category : value,
    series: series.map(({ name, values }, index) => ({
      type: 'bar' as const,
      name,
      data: values.map((one) => drawn(one, unit)),
      barMaxWidth: 28,
      barGap: '15%',
      itemStyle: { color: colours[index] ?? look.accent, borderRadius: barCorners(horizontal, look.rtl) },
      ...(mark === undefined || index > 0 ? {} : { markLine: markLine(mark, unit, horizontal, words, look) }),
    })),
  };
}

function markLine(
  mark: number,
  unit: Unit,
  horizontal: boolean,
  words: Pick<ChartWords, 'value'>,
  look: ChartLook,
): MarkLineComponentOption {
  const at = drawn(mark, unit) ?? 0;
  return {
    silent: true,
    symbol: 'none',
    data: [horizontal ? { xAxis: at } : { yAxis: at }],
    lineStyle: { color: look.text, type: 'dashed', width: 1.5 },
    label: {
      color: look.text,
      formatter: words.value(mark, unit),
      position: look.rtl && !horizontal ? 'start' : 'end',
    },
  };
}

function undrawn(value: number, unit: Unit): number {
  if (unit === 'seconds') return value * 60;
  return unit === 'share' ? value / 100 : value;
}

function barCorners(horizontal: boolean, rtl: boolean): [number, number, number, number] {
  if (!horizontal) return [4, 4, 0, 0];
  return rtl ? [4, 0, 0, 4] : [0, 4, 4, 0];
}

/** Weekdays by hours, the deeper the more. */
export function heatOption(
  grid: HeatGrid,
  measure: Measure,
  weekdays: readonly string[],
  words: ChartWords,
  look: ChartLook,
): ChartOption {
  const unit = unitOf(measure);
  const cells = grid.values.flatMap((hours, day) =>
    hours.flatMap((value, hour) => (value === null ? [] : [[hour, day, drawn(value, unit) ?? 0]])),
  );
  return {
    ...common(look),
    tooltip: {
      ...tooltip(look),
      formatter: (given) => {
        const { value } = Array.isArray(given) ? (given[0] ?? { value: [] }) : given;
        const [hour, day, amount] = Array.isArray(value) ? value.map(Number) : [];
        const when = `${weekdays[day ?? 0] ?? ''} ${words.key(String(grid.hours[hour ?? 0] ?? ''))}`;
        return `${when}<br><b>${words.value(undrawn(amount ?? 0, unit), unit)}</b>`;
      },
    },
    grid: { top: 12, bottom: 56, left: 12, right: 12, containLabel: true },
    xAxis: {
      type: 'category',
      data: grid.hours.map((hour) => words.key(String(hour))),
      inverse: look.rtl,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: look.muted },
    },
    yAxis: {
      type: 'category',
      data: [...weekdays],
      inverse: true,
      ...(look.rtl ? { position: 'right' as const } : {}),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: look.muted },
    },
    visualMap: {
      min: 0,
      max: Math.max(1, drawn(grid.max, unit) ?? 1),
      calculable: false,
      orient: 'horizontal',
      left: 'center',
      bottom: 4,
      itemHeight: 140,
      itemWidth: 10,
      textStyle: { color: look.muted },
      text: [words.value(grid.max, unit), words.value(0, unit)],
      inRange: { color: [look.faint, look.accent] },
    },
    series: [
      {
        type: 'heatmap',
        data: cells,
        itemStyle: { borderColor: look.surface, borderWidth: 3, borderRadius: 6 },
        emphasis: { itemStyle: { borderColor: look.text, borderWidth: 2 } },
      },
    ],
  };
}

/** One bar for each way in which arrivals ended, all of the same base. */
export function endingsOption(row: ReportRow, words: ChartWords, look: ChartLook): ChartOption {
  const endings = endingsOf(row);
  const said = (index: number) => {
    const { count = 0, share = 0 } = endings[index] ?? {};
    return `${words.value(count, 'count')}  (${words.value(share, 'share')})`;
  };
  return {
    ...common(look),
    tooltip: {
      trigger: 'item',
      ...tooltip(look),
      formatter: (given) => {
        const { name, dataIndex } = Array.isArray(given) ? (given[0] ?? { name: '', dataIndex: -1 }) : given;
        return `${name}<br><b>${said(dataIndex)}</b>`;
      },
    },
    // Room for what is written at the end of a full bar.
    grid: { top: 24, bottom: 12, left: look.rtl ? 84 : 12, right: look.rtl ? 12 : 84, containLabel: true },
    xAxis: {
      type: 'value',
      max: 100,
      name: words.unit('share'),
      nameTextStyle: { color: look.muted },
      inverse: look.rtl,
      axisLabel: { color: look.muted },
      splitLine: { lineStyle: { color: look.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: endings.map(({ ending }) => words.figure(ending)),
      ...(look.rtl ? { position: 'right' as const } : {}),
      axisLine: { lineStyle: { color: look.line } },
      axisTick: { show: false },
      axisLabel: { color: look.muted },
    },
    series: [
      {
        type: 'bar',
        name: '',
        data: endings.map(({ share }) => drawn(share, 'share')),
        barMaxWidth: 22,
        label: {
          show: true,
          position: look.rtl ? 'left' : 'right',
          color: look.text,
          formatter: ({ dataIndex }) => said(dataIndex),
        },
        itemStyle: { color: look.accent, borderRadius: barCorners(true, look.rtl) },
      },
    ],
  };
}

function common(look: ChartLook) {
  return { animation: false, textStyle: { fontFamily: look.font, fontSize: 13, color: look.text } };
}

function legend(look: ChartLook) {
  return {
    top: 0,
    ...(look.rtl ? { right: 12 } : { left: 12 }),
    itemWidth: 12,
    itemHeight: 12,
    icon: 'roundRect',
    textStyle: { color: look.text },
  };
}

function tooltip(look: ChartLook) {
  return {
    backgroundColor: look.surface,
    borderColor: look.line,
    textStyle: { color: look.text, fontFamily: look.font },
    confine: true,
    extraCssText: `direction: ${look.rtl ? 'rtl' : 'ltr'}`,
  };
}
