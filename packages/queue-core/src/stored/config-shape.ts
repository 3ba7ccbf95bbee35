import type { BranchId, CategoryId, ClassId, CounterId, OutcomeId, ProfileId, ServiceId } from '@foyer/basics';
import type {
  BranchConfig,
  CallingPolicy,
  CategoryConfig,
  CounterConfig,
  NumberSeries,
  OutcomeConfig,
  PlannedBreak,
  PriorityClass,
  ServiceConfig,
  ServiceTarget,
  WorkProfile,
} from '@foyer/configuration';
import { listOf, number, object, oneOf, optional, text, texts, truth } from './shape.ts';

const category = object<CategoryConfig>({
  id: text<CategoryId>(),
  name: texts,
  parentId: optional(text<CategoryId>()),
});

const service = object<ServiceConfig>({
  id: text<ServiceId>(),
  categoryId: text<CategoryId>(),
  name: texts,
  numbering: object<NumberSeries>({
    prefix: text(),
    first: number(),
    last: number(),
    step: number(),
    width: number(),
  }),
  target: object<ServiceTarget>({ share: number(), withinSeconds: number() }),
  meanServiceSeconds: number(),
  maxWaiting: number(),
});

/** Reads a stored configuration. */
export const readConfig = object<BranchConfig>({
  branchId: text<BranchId>(),
  name: texts,
  timeZone: text(),
  cutOverHour: number(),
  languages: listOf(text()),
  categories: listOf(category),
  services: listOf(service),
  profiles: listOf(
    object<WorkProfile>({ id: text<ProfileId>(), name: texts, tiers: listOf(listOf(text<ServiceId>())) }),
  ),
  counters: listOf(
    object<CounterConfig>({
      id: text<CounterId>(),
      number: text(),
      zone: texts,
      profileId: text<ProfileId>(),
      breaks: optional(listOf(object<PlannedBreak>({ from: text(), until: text() }))),
    }),
  ),
  classes: listOf(
    object<PriorityClass>({ id: text<ClassId>(), name: texts, rate: number(), headStartSeconds: number() }),
  ),
  outcomes: listOf(object<OutcomeConfig>({ id: text<OutcomeId>(), name: texts, resolved: truth })),
  policy: object<CallingPolicy>({ kind: oneOf('accumulating', 'arrival', 'strict'), maxOvertakes: number() }),
  escalationDeadlineSeconds: number(),
});
