import { recordOf } from '@foyer/basics';
import {
  REPORT_COUNTS,
  REPORT_SHARES,
  type ReportCount,
  type ReportRow,
  type ReportShare,
  type ReportTime,
} from '@foyer/contract';

/** How a figure is written: a count, seconds as minutes, or a share as a percentage. */
export type Unit = 'count' | 'seconds' | 'share';

/** What is shown of each time. */
const SHOWN_TIMES = {
  waitMedian: ['wait', 'median'],
  waitP90: ['wait', 'p90'],
  firstResponseMedian: ['firstResponse', 'median'],
  walkMedian: ['walk', 'median'],
  serviceMedian: ['serviceTime', 'median'],
  serviceP90: ['serviceTime', 'p90'],
  holdMedian: ['hold', 'median'],
  handleMean: ['handleTime', 'mean'],
  resolutionMedian: ['resolutionTime', 'median'],
} as const satisfies Record<string, readonly [ReportTime, 'mean' | 'median' | 'p90']>;

export type Figure = ReportCount | ReportShare | keyof typeof SHOWN_TIMES;

interface FigureDefinition {
  readonly unit: Unit;
  /** `null` where there was nothing to measure. */
  readonly read: (row: ReportRow) => number | null;
}

/** Every figure of a report row, once: charts and tables read them from here. */
export const figures: Readonly<Record<Figure, FigureDefinition>> = {
  ...recordOf(REPORT_COUNTS, (name): FigureDefinition => ({ unit: 'count', read: (row) => row[name] })),
  ...recordOf(REPORT_SHARES, (name): FigureDefinition => ({ unit: 'share', read: (row) => row[name] })),
  ...recordOf(keysOf(SHOWN_TIMES), (name): FigureDefinition => {
    const [time, part] = SHOWN_TIMES[name];
    return { unit: 'seconds', read: (row) => row[time][part] };
  }),
};
export const FIGURES = keysOf(figures);

/** What a chart can show: one figure, or two that are read together. */
export const MEASURES = {
  waits: ['waitMedian', 'waitP90'],
  visits: ['arrivals', 'served'],
  withinTarget: ['withinTarget'],
  serviceTimes: ['serviceMedian', 'serviceP90'],
  noShow: ['noShow'],
  abandoned: ['abandoned'],
  transferred: ['transferred'],
  escalated: ['escalated'],
  resolved: ['resolved'],
  occupancy: ['occupancy'],
} as const satisfies Record<string, readonly Figure[]>;
export type Measure = keyof typeof MEASURES;
export const MEASURE_NAMES = keysOf(MEASURES);

/** The unit of a measure; both of its figures share it. */
export function unitOf(measure: Measure): Unit {
  return figures[MEASURES[measure][0]].unit;
}

/** The ways in which an arrival can have ended, or not yet: together they are all arrivals but the auto-closed ones. */
export const ENDINGS = ['served', 'transferred', 'noShow', 'abandoned', 'cancelled', 'open'] as const;

/** How arrivals ended: each way's count, and its share of the same base, all arrivals that the system did not end. */
export function endingsOf(
  row: ReportRow,
): readonly { ending: (typeof ENDINGS)[number]; count: number; share: number }[] {
  const base = row.arrivals - row.autoClosed;
  return ENDINGS.map((ending) => {
    const { unit, read } = figures[ending];
    const value = read(row) ?? 0;
    const count = unit === 'share' ? Math.round(value * base) : value;
    return { ending, count, share: base === 0 ? 0 : count / base };
  });
}

/** Did nothing at all happen in it? Auto-closed visits count: they are shown, apart. */
export function isEmptyRow(row: ReportRow): boolean {
  return row.arrivals === 0 && row.served === 0 && row.autoClosed === 0;
}

/** Did anything at all happen in these rows? */
export function hasData(rows: readonly ReportRow[]): boolean {
  return rows.some((row) => !isEmptyRow(row));
}

/** The figures of a report in the parts its table shows at a time, few enough to stand side by side. */
export const FIGURE_GROUPS = {
  numbers: ['tickets', 'arrivals', 'served', 'open', 'autoClosed'],
  waits: ['arrivals', 'waitMedian', 'waitP90', 'withinTarget', 'firstResponseMedian', 'walkMedian'],
  service: ['served', 'serviceMedian', 'serviceP90', 'holdMedian', 'handleMean', 'resolutionMedian', 'occupancy'],
  endings: ['arrivals', 'served', 'transferred', 'noShow', 'abandoned', 'cancelled'],
  quality: ['served', 'resolved', 'firstContactResolution', 'repeatContact', 'escalated', 'recalls'],
} as const satisfies Record<string, readonly Figure[]>;
export type FigureGroup = keyof typeof FIGURE_GROUPS;
export const FIGURE_GROUP_NAMES = keysOf(FIGURE_GROUPS);

/** The group that has a measure's figures, so that the table goes with the chart. */
export function groupOf(measure: Measure): FigureGroup {
  const [figure]: readonly Figure[] = MEASURES[measure];
  const holds = (group: FigureGroup) => FIGURE_GROUPS[group].some((one: Figure) => one === figure);
  // `arrivals` and `served` stand in several groups as what the others are shares of; they are at home in the first.
  return FIGURE_GROUP_NAMES.find(holds) ?? 'numbers';
}

/** Each figure once, in the group it is at home in: for a list that shows them all. */
export function figuresAtHome(group: FigureGroup): readonly Figure[] {
  const before = FIGURE_GROUP_NAMES.slice(0, FIGURE_GROUP_NAMES.indexOf(group));
  const earlier = new Set<Figure>(before.flatMap((one) => FIGURE_GROUPS[one]));
  return FIGURE_GROUPS[group].filter((figure) => !earlier.has(figure));
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(record) as Key[];
}
