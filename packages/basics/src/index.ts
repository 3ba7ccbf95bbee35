export type {
  AgentId,
  BranchDay,
  BranchId,
  Brand,
  CategoryId,
  ClassId,
  CommandId,
  CounterId,
  CustomerRef,
  DeviceId,
  EscalationId,
  Instant,
  OutcomeId,
  PrintId,
  ProfileId,
  ServiceId,
  TextRef,
  VisitId,
} from './brand.ts';
export { type Clock, manualClock, scaledClock, wallClock } from './clock.ts';
export { isLanguageTag } from './language-tag.ts';
export { assertNever } from './never.ts';
export { err, ok, type Result } from './result.ts';
