export { type Actor, nameOf } from './actor.ts';
export {
  type Addressee,
  type CustomerMessage,
  type Occasion as MessageOccasion,
  occasionSchema as messageOccasionSchema,
  whyMoot,
} from './addressees.ts';
export { type AgentDay, agentDay } from './agent-day.ts';
export { closingOf, missedClosing } from './closing.ts';
export type { NewPerson } from './commands/add-person.ts';
export { editedIn } from './commands/edit-visit.ts';
export {
  type Command,
  type CommandOf,
  type CommandType,
  EVENT_TYPES,
  type EventBody,
  type EventBodyOf,
  type EventType,
} from './commands/index.ts';
export type { TransferTarget } from './commands/transfer.ts';
export { undoableAction } from './commands/undo.ts';
export { settingsVersion } from './configured.ts';
export { type Course, callOf, type EndedStep, type Interval, intervalOf, lengthOf, servedFor } from './course.ts';
export { decide } from './decide.ts';
export type { DecideContext } from './define.ts';
export { type Device, deviceNamed, findDevice } from './devices.ts';
export {
  type BranchTurn,
  type Due,
  isSameDue,
  nextDue,
  nextTurnOfDay,
  type Timed,
  type TimedCommand,
  wouldClose,
} from './due.ts';
export { isRaisedTo, isUnresolved, presentLevel } from './escalations.ts';
export { type BranchEvent, LOG_VERSION, readEvent, visitOf } from './event.ts';
export { evolve, evolveAll } from './evolve.ts';
export type { Key } from './keys.ts';
export { type Markable, markableStep } from './marking.ts';
export { type Mark, MOST_MARKS, workAfter } from './marks.ts';
export { mayReturn, noShowRulesOf, returnsUntil } from './no-show.ts';
export {
  currentNotices,
  isShown,
  MOST_NOTICES,
  type Notice,
  type NoticeContent,
} from './notices.ts';
export { type Person, type PersonFacts, personNamed, personState, servicesOf } from './people.ts';
export { type Picture, pictureMistakes, shownPictures } from './pictures.ts';
export { isPinnedTo, type Pin } from './pin.ts';
export type { CallReason } from './policy/call-reason.ts';
export { placeOf, placeOfNewArrival } from './policy/place.ts';
export {
  BY_POLICY,
  type Calling,
  type Candidate,
  compareCandidates,
  groupOf,
  lateAt,
  OVERTAKEN_ENOUGH,
  PINNED,
  RETURNED_FIRST,
  rankOf,
  ruleOf,
  urgencyGainOf,
  urgencyOf,
} from './policy/ranking.ts';
export { nextFew, type Selection, selectNext } from './policy/select-next.ts';
export { callingSequence, type Line, placesInSequence } from './policy/sequence.ts';
export { IN_TIME, LATE, Turns, turnWeights } from './policy/turns.ts';
export { queueKey } from './queues.ts';
export type { Quote, QuotedArrival, RoundedWait, VisitQuote } from './quote.ts';
export type { Refusal, RefusalCode } from './refusal.ts';
export type { Place } from './schema.ts';
export { isWantedNow, type Serving, servedNow, servesNow, servingAt, servingNow, tierAt } from './serving.ts';
export {
  type Backups,
  type BranchState,
  type Call,
  type CounterMessage,
  type CounterState,
  type Escalation,
  initialState,
  isFinishing,
  type Print,
  pastVisit,
  type Queue,
  type QueueKey,
  RECENT_CALLS,
  type ServiceState,
  TICKET_OPENS_FOR,
  UNDO_FOR,
} from './state.ts';
export { StoredDataError } from './stored/read-stored.ts';
export { restoreState, SNAPSHOT_VERSION, type Snapshot, snapshotOf, snapshotText } from './stored/snapshot.ts';
export {
  type HoldOwner,
  isAt,
  MOST_NOTES,
  MOST_TAGS,
  type Note,
  type QueuePosition,
  type Stage,
  type StageOf,
  stepOf,
  type Visit,
  type VisitAt,
} from './visit.ts';
export {
  type ShutOut,
  shutOutAgain,
  WITHDRAWING,
  type Withdrawn,
  withdrawnAfter,
  withdrawnSchema,
} from './withdrawn.ts';
