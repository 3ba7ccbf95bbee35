export type {
  BranchConfig,
  CallingPolicy,
  CategoryConfig,
  CounterConfig,
  LocalText,
  NumberSeries,
  OutcomeConfig,
  PlannedBreak,
  PriorityClass,
  ServiceConfig,
  ServiceTarget,
  WorkProfile,
} from './branch-config.ts';
export { type ConfigIndex, type IndexedCounter, indexOf } from './config-index.ts';
export { seriesSize, writeNumber } from './number-series.ts';
export { configurationProblems } from './problems.ts';
