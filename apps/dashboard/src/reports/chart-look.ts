import type { BarSeriesOption, HeatmapSeriesOption } from 'echarts/charts';
import type {
  GridComponentOption,
  LegendComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { Figure, Unit } from './measures.ts';

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | HeatmapSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | MarkLineComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
>;

/** A chart and the room it wants, so that few bars are not blown up and many are not squeezed. */
export interface Drawing {
  readonly option: ChartOption;
  /** CSS pixels. */
  readonly height: number;
}

/** What a chart is drawn with: the page's colours and its direction. */
export interface ChartLook {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  readonly faint: string;
  readonly font: string;
  readonly rtl: boolean;
}

/** What a chart says. */
export interface ChartWords {
  readonly key: (key: string) => string;
  readonly figure: (figure: Figure) => string;
  /** With its unit: `6.0 min`. */
  readonly value: (value: number | null, unit: Unit) => string;
  /** A count with its share of all: `12 (34%)`. */
  readonly counted: (count: number, share: number | null) => string;
  /** Without, for a place beside a named axis; a figure as it is drawn: minutes, percent, a count. */
  readonly number: (drawn: number, unit: Unit) => string;
  /** What an axis shows, with its unit: `Waits (min)`. */
  readonly axis: (what: string, unit: Unit) => string;
}

/** The size of everything written in a chart but its tooltip, CSS pixels. */
export const CHART_TEXT = 13;

/** Seconds are drawn as minutes, shares as percent. */
export function drawn(value: number, unit: Unit): number {
  if (unit === 'seconds') return value / 60;
  return unit === 'share' ? value * 100 : value;
}

/** The value that was drawn so. */
export function undrawn(value: number, unit: Unit): number {
  if (unit === 'seconds') return value * 60;
  return unit === 'share' ? value / 100 : value;
}

export function common(look: ChartLook) {
  return { animation: false, textStyle: { fontFamily: look.font, fontSize: CHART_TEXT, color: look.text } };
}

/** Keeps a text in the page's direction; the drawing itself is laid out from the left. */
export function directed(text: string, { rtl }: Pick<ChartLook, 'rtl'>): string {
  return rtl ? `\u2067${text}\u2069` : text;
}

/** How an axis is written: its labels and its name. */
export function axisText(look: ChartLook) {
  return {
    axisLabel: { color: look.muted, fontSize: CHART_TEXT },
    nameTextStyle: { color: look.text, fontSize: CHART_TEXT },
  };
}

/** The name over an axis that runs up, at the side where reading begins. */
export function nameOnTop(name: string, look: ChartLook, inverse: boolean) {
  return {
    name: directed(name, look),
    nameLocation: inverse ? ('start' as const) : ('end' as const),
    nameGap: 14,
    nameTextStyle: {
      color: look.text,
      fontSize: CHART_TEXT,
      align: look.rtl ? ('right' as const) : ('left' as const),
    },
  };
}

/** The name below an axis that runs from side to side. */
export function nameBelow(name: string, look: ChartLook) {
  return { name: directed(name, look), nameLocation: 'middle' as const, nameGap: 32 };
}

export function tooltip(look: ChartLook) {
  return {
    backgroundColor: look.surface,
    borderColor: look.line,
    textStyle: { color: look.text, fontFamily: look.font },
    confine: true,
    extraCssText: `direction: ${look.rtl ? 'rtl' : 'ltr'}`,
  };
}
