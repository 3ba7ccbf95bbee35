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
export { decide } from './decide/decide.ts';
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
export { evolve, evolveAll } from './evolve/evolve.ts';
export { lineKey } from './lines.ts';
export { isPinnedTo } from './policy/line-candidate.ts';
export { placeOf, placeOfNewArrival } from './policy/place.ts';
export {
  BY_POLICY,
  type Candidate,
  compareCandidates,
  OVERTAKEN_ENOUGH,
  PINNED,
  RETURNED_FIRST,
  rankOf,
  ruleOf,
  urgencyGainOf,
  urgencyOf,
} from './policy/ranking.ts';
export { type Selection, selectNext } from './policy/select-next.ts';
export {
  QUOTE_WITHHELD,
  type Quote,
  type QuotedArrival,
  type QuoteWithheld,
  type ToldMinutes,
  type VisitQuote,
} from './quote.ts';
export type { Refusal, RefusalCode } from './refusal.ts';
export {
  type BranchState,
  type Call,
  type CounterState,
  type Escalation,
  initialState,
  isAt,
  isFinishing,
  type Line,
  type LineKey,
  type Print,
  RECENT_CALLS,
  type ServiceState,
  type Stage,
  type StageKind,
  type StageOf,
  type Visit,
  type VisitAt,
} from './state.ts';
export { liftEvent } from './stored/lift-event.ts';
export { StoredDataError } from './stored/shape.ts';
export { restoreState, SNAPSHOT_VERSION, type Snapshot, snapshotOf } from './stored/snapshot.ts';
