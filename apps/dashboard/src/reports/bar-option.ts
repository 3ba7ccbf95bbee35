import type { ReportRow } from '@foyer/contract';
import type { MarkLineComponentOption } from 'echarts/components';
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
import { type Figure, figures, MEASURES, type Measure, type Unit, unitOf } from './measures.ts';
import type { Place } from './places.ts';

/** Reports whose keys are points in time run from side to side; those of things run from top to bottom. */
export type Orientation = 'along-time' | 'by-thing';

/** So few points in time are not a course: they are compared like things. */
const A_COURSE = 5;
/** No more bars than these carry their figure. */
const LABELLED = 24;
/** Room above the bars, for the legend and the axis' name, and below them, CSS pixels. */
const ABOVE = 46;
const BELOW = 46;

/** Bars over the keys of a report: one series, or two that share their unit. */
export interface Bars {
  /** What the keys are: `Day`. */
  readonly keyName: string;
  /** What the bars show: `Waits`. */
  readonly name: string;
  /** What each key is called. */
  readonly keys: readonly string[];
  readonly unit: Unit;
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** A line to hold the bars against, in their unit. */
  readonly mark?: number;
}

/** A measure's figures as bars. */
export function measureBars(
  places: readonly Place<ReportRow>[],
  measure: Measure,
  names: { readonly keyName: string; readonly name: string },
  labels: ChartWords,
): Bars {
  const shown: readonly Figure[] = MEASURES[measure];
  return {
    ...names,
    keys: places.map(({ key }) => labels.key(key)),
    unit: unitOf(measure),
    series: shown.map((figure) => ({
      name: labels.figure(figure),
      values: places.map(({ row }) => (row === null ? null : figures[figure].read(row))),
    })),
  };
}

type BarLabels = Pick<ChartWords, 'value' | 'number' | 'axis'>;

/** Draws bars along time or beside the names of things. */
export function barOption(bars: Bars, orientation: Orientation, labels: BarLabels, look: ChartLook): Drawing {
  const { keys, unit, series, mark } = bars;
  const horizontal = orientation === 'by-thing' || keys.length < A_COURSE;
  const labelled = keys.length * series.length <= LABELLED;
  const category = {
    ...axisText(look),
    ...(horizontal ? nameOnTop(bars.keyName, look, true) : nameBelow(bars.keyName, look)),
    type: 'category' as const,
    data: keys.map((key) => directed(key, look)),
    // The first thing stands on top; time runs in the direction of reading.
    inverse: horizontal || look.rtl,
    // Names stand at the edge, also where bars go below nothing.
    axisLine: { onZero: false, lineStyle: { color: look.line } },
    axisTick: { show: false },
    axisLabel: {
      color: look.muted,
      fontSize: CHART_TEXT,
      hideOverlap: true,
      ...(horizontal ? { width: 190, overflow: 'truncate' as const } : {}),
    },
    ...(horizontal && look.rtl ? { position: 'right' as const } : {}),
  };
  const valueName = labels.axis(bars.name, unit);
  const value = {
    ...axisText(look),
    ...(horizontal ? nameBelow(valueName, look) : nameOnTop(valueName, look, false)),
    type: 'value' as const,
    ...(unit === 'share' ? { max: 100 } : {}),
    // No two marks of the axis say the same: minutes are written to a tenth.
    minInterval: unit === 'seconds' ? 0.1 : 1,
    ...(horizontal ? { inverse: look.rtl } : look.rtl ? { position: 'right' as const } : {}),
    axisLabel: { color: look.muted, fontSize: CHART_TEXT, formatter: (at: number) => labels.number(at, 'count') },
    splitLine: { lineStyle: { color: look.line } },
  };
  const drawnSeries = series.map(({ name, values }, index) => ({
    type: 'bar' as const,
    name: directed(name, look),
    data: values.map((one) => (one === null ? null : drawn(one, unit))),
    barMaxWidth: horizontal ? 16 : 34,
    barGap: '12%',
    label: {
      show: labelled,
      position: horizontal ? (look.rtl ? ('left' as const) : ('right' as const)) : ('top' as const),
      color: look.text,
      fontSize: CHART_TEXT - 1,
      formatter: ({ value: at }: { value?: unknown }) => (typeof at === 'number' ? labels.number(at, unit) : ''),
    },
    itemStyle: { ...fill(index, look), borderRadius: barCorners(horizontal, look.rtl) },
    ...(mark === undefined || index > 0 ? {} : { markLine: markLine(mark, unit, horizontal, labels, look) }),
  }));
  const fromRight = look.rtl && !horizontal;
  const option = {
    ...common(look),
    legend: { show: series.length > 1, ...legend(series, look) },
    tooltip: {
      trigger: 'axis' as const,
      order: fromRight ? ('seriesDesc' as const) : ('seriesAsc' as const),
      axisPointer: { type: 'shadow' as const },
      ...tooltip(look),
      valueFormatter: (given: unknown) =>
        labels.value(given === null || given === undefined ? null : undrawn(Number(given), unit), unit),
    },
    grid: {
      top: ABOVE,
      bottom: BELOW,
      left: 20,
      right: 56,
      ...(look.rtl ? { left: 56, right: 20 } : {}),
      containLabel: true,
    },
    xAxis: horizontal ? value : category,
    yAxis: horizontal ? category : value,
    // Bars beside each other stand from the left, whichever way their axis runs.
    series: fromRight ? drawnSeries.toReversed() : drawnSeries,
  };
  const barsHigh = keys.length * (series.length > 1 ? 38 : 30);
  return { option, height: horizontal ? Math.max(3 * 34, barsHigh) + ABOVE + BELOW + 24 : 270 };
}

/** The first of two is filled, the second a lighter one with an edge: told apart without their colour. */
function fill(index: number, look: ChartLook) {
  if (index === 0) return { color: look.accent };
  return { color: look.faint, borderColor: look.accent, borderWidth: 1.5 };
}

/** A bar is rounded at its end, not where it stands. */
export function barCorners(horizontal: boolean, rtl: boolean): [number, number, number, number] {
  if (!horizontal) return [4, 4, 0, 0];
  return rtl ? [4, 0, 0, 4] : [0, 4, 4, 0];
}

function markLine(
  mark: number,
  unit: Unit,
  horizontal: boolean,
  labels: Pick<ChartWords, 'value'>,
  look: ChartLook,
): MarkLineComponentOption {
  const at = drawn(mark, unit);
  return {
    silent: true,
    symbol: 'none',
    data: [horizontal ? { xAxis: at } : { yAxis: at }],
    lineStyle: { color: look.text, type: 'dashed', width: 1.5 },
    label: {
      color: look.text,
      fontSize: CHART_TEXT,
      formatter: labels.value(mark, unit),
      position: look.rtl && !horizontal ? 'start' : 'end',
    },
  };
}

/** Laid out from the left like the drawing: where reading goes to the left, the last name comes first, each before its sign. */
function legend(series: Bars['series'], look: ChartLook) {
  const names = series.map(({ name }) => directed(name, look));
  return {
    top: 2,
    data: look.rtl ? names.toReversed() : names,
    ...(look.rtl ? { left: 12, align: 'right' as const } : { right: 12 }),
    itemWidth: 12,
    itemHeight: 12,
    itemGap: 18,
    icon: 'roundRect',
    textStyle: { color: look.text, fontSize: CHART_TEXT },
  };
}
