export {
  type BackupConfig,
  type BranchConfig,
  branchConfigSchema,
  type CallingPolicy,
  type CategoryConfig,
  type CounterConfig,
  type LocalText,
  type NumberSeries,
  type OutcomeConfig,
  type PlannedBreak,
  type PriorityClass,
  type ServiceConfig,
  type ServiceTarget,
  type WorkProfile,
} from './branch-config.ts';
export { checkScript } from './checks.ts';
export { type ConfigIndex, type IndexedCounter, indexOf } from './config-index.ts';
export { formatMistake } from './format-mistake.ts';
export {
  type ConfigurationMistake,
  type FoundMistake,
  locate,
  MISTAKE_CODES,
  type MistakeCode,
  type MistakeFacts,
  valueAt,
  within,
} from './mistake.ts';
export { seriesSize, writeNumber } from './number-series.ts';
export { checkBranchConfig, readBranchConfig } from './read-branch-config.ts';
export { type Sound, validate } from './validate.ts';
export {
  categoryId,
  classId,
  configuredId,
  counterId,
  languageTag,
  localText,
  notOfForm,
  outcomeId,
  serviceId,
} from './values.ts';
