import { type Figure, MEASURES, type Measure } from './measures.ts';

/** The figures of a report in the parts its table shows at a time, few enough to stand side by side. */
export const FIGURE_GROUPS = {
  numbers: ['tickets', 'arrivals', 'served', 'open', 'autoClosed'],
  waits: ['arrivals', 'waitMedian', 'waitP90', 'withinTarget', 'firstResponseMedian', 'walkMedian'],
  service: ['served', 'serviceMedian', 'serviceP90', 'holdMedian', 'handleMedian', 'resolutionMedian', 'occupancy'],
  endings: ['arrivals', 'served', 'transferred', 'noShow', 'abandoned', 'cancelled'],
  quality: ['served', 'resolved', 'firstContactResolution', 'repeatContact', 'escalated', 'recalls'],
} as const satisfies Record<string, readonly Figure[]>;
export type FigureGroup = keyof typeof FIGURE_GROUPS;
export const FIGURE_GROUP_NAMES = Object.keys(FIGURE_GROUPS) as FigureGroup[];

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
