export type {
  Actor,
  Channel,
  Command,
  CommandOf,
  CommandType,
  DecideContext,
  PrintOutcome,
  QueuePosition,
  TransferTarget,
} from './command.ts';
export type {
  BranchConfig,
  CallingPolicy,
  CategoryConfig,
  CounterConfig,
  LocalText,
  NumberSeries,
  OutcomeConfig,
  PriorityClass,
  ServiceConfig,
  ServiceTarget,
  WorkProfile,
} from './config.ts';
export {
  type Because,
  type BranchEvent,
  EVENT_VERSION,
  type EventBody,
  type EventBodyOf,
  type EventType,
  type Pin,
  type StepEnd,
  visitOf,
} from './event.ts';
export type { Refusal, RefusalCode } from './refusal.ts';
export {
  type BranchState,
  type CounterState,
  type Escalation,
  initialState,
  type Line,
  type LineKey,
  type Print,
  type ServiceState,
  type Stage,
  type StageKind,
  type Visit,
} from './state.ts';
