export {
  type BranchConfig,
  type BranchLooks,
  type BranchWords,
  branchConfigSchema,
  type CallingPolicy,
  type CategoryConfig,
  type CounterConfig,
  type LocalText,
  type NumberSeries,
  type OutcomeConfig,
  type PlannedBreak,
  type PriorityClass,
  type ReasonConfig,
  type ReasonLists,
  type SegmentConfig,
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
  type ItemKind,
  locate,
  MISTAKE_CODES,
  type MistakeCode,
  type MistakeFacts,
  pointerOf,
  valueAt,
  within,
} from './mistake.ts';
export { seriesSize, writeNumber } from './number-series.ts';
export { checkBranchConfig, readBranchConfig, standardSettings } from './read-branch-config.ts';
export {
  changedSections,
  SECTION_IDS,
  SECTIONS,
  type SectionId,
  type SectionValue,
  sectionOf,
  strangersIn,
  withSection,
} from './sections.ts';
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
