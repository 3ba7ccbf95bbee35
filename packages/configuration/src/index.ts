export {
  type BackupConfig,
  type BranchConfig,
  type BranchLooks,
  type BranchWords,
  branchConfigSchema,
  type CategoryConfig,
  type CounterConfig,
  type HoursException,
  type HoursSpan,
  type LocalText,
  type NumberSeries,
  type OpeningHours,
  type PlannedBreak,
  type PriorityClass,
  RETENTION_DAYS,
  type SegmentConfig,
  type ServiceConfig,
  type ServiceTarget,
  type TagConfig,
  type WeeklyHours,
  type WorkProfile,
} from './branch-config.ts';
export type {
  CallingPolicy,
  EscalationLevel,
  EscalationPath,
  MessageRules,
  NoShowRules,
  ReasonConfig,
  ReasonLists,
} from './branch-rules.ts';
export { checkScript } from './checks.ts';
export { type ConfigIndex, type IndexedCounter, type IndexedProfile, indexOf } from './config-index.ts';
export {
  checkDevice,
  type DeviceFacts,
  type DeviceSettings,
  deviceFactsSchema,
  deviceSettingsSchema,
  type KioskSettings,
  type PrinterSettings,
  SCREEN_CALLS,
  type ScreenSettings,
  usualSettings,
  zonesOf,
} from './device-settings.ts';
export { type Difference, differencesOf } from './differences.ts';
export { formatMistake } from './format-mistake.ts';
export { WEEKDAYS, type Weekday } from './hours.ts';
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
export { isOfService, type MarkConfig, type OutcomeConfig, offeredFor, outcomesOf } from './service-results.ts';
export {
  MOST_TEMPLATE_COUNTERS,
  type TemplateFacts,
  type TemplateNameKind,
  templateBranch,
  templateHours,
} from './template-branch.ts';
export { TEMPLATE_IDS, TEMPLATES, type TemplateId } from './templates.ts';
export { type Sound, validate } from './validate.ts';
export {
  categoryId,
  classId,
  configuredId,
  counterId,
  languageTag,
  localText,
  markId,
  notOfForm,
  outcomeId,
  profileId,
  serviceId,
} from './values.ts';
