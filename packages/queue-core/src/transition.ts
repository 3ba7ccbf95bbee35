import type {
  CounterId,
  Instant,
  OutcomeId,
  ReturnPosition,
  ServiceId,
  StepEnd,
  VisitEnd,
  VisitId,
} from '@foyer/basics';
import { indexOf } from '@foyer/configuration';
import { courseAfter, courseFrom, courseUntil } from './course.ts';
import { isUnresolved } from './escalations.ts';
import { endMarks, type Mark } from './marks.ts';
import type { Pin } from './pin.ts';
import { joinQueue, leaveQueue } from './queues.ts';
import type { BranchState, CounterState, Escalation } from './state.ts';
import { isAt, type QueuePosition, type Stage, stepOf, type Visit } from './visit.ts';

/** How often the branch lets a visit be overtaken. */
export function maxOvertakesOf(state: BranchState): number {
  return state.config?.policy.maxOvertakes ?? Number.POSITIVE_INFINITY;
}

/** The visit an event is about; one that isn't there is a damaged log. */
export function eventVisit(state: BranchState, id: VisitId): Visit {
  const visit = state.visits.get(id);
  if (visit === undefined) throw new Error(`The log speaks of visit ${id}, which it never issued`);
  return visit;
}

/** Where somebody stands who joins the queue now: never before one who came earlier, though the clock steps back. */
export function arrivalPosition(state: BranchState, at: Instant): QueuePosition {
  return { since: at, seniority: at > state.at ? at : state.at, pin: null, first: false, overtakenBy: [] };
}

/** Where a visit stands or stood in the order of calling; one that has ended for good and moves on is a damaged log. */
export function positionOf({ id, stage }: Visit): QueuePosition {
  const position = stage.kind === 'done' ? stage.wayBack : stage.queued;
  if (position === null) throw new Error(`Visit ${id} has ended and can't move on`);
  return position;
}

/** Where a visit comes to stand that goes on to another queue. */
export function nextPosition(
  state: BranchState,
  visit: Visit,
  position: ReturnPosition,
  at: Instant,
  pin: Pin | null = null,
): QueuePosition {
  const before = position === 'last' ? arrivalPosition(state, at) : positionOf(visit);
  return { ...before, since: at, pin, first: position === 'first' };
}

/** What a service came to. */
export interface Outcome {
  readonly outcomeId: OutcomeId | null;
  readonly resolved: boolean | null;
}
const noOutcome: Outcome = { outcomeId: null, resolved: null };

/** Ends a whole visit. */
export function endVisit(
  state: BranchState,
  visitId: VisitId,
  how: VisitEnd,
  at: Instant,
  { outcomeId, resolved } = noOutcome,
): BranchState {
  const visit = eventVisit(state, visitId);
  const wayBack = how === 'no-show' ? positionOf(visit) : null;
  return moveTo(state, visit, { kind: 'done', endedAt: at, how, outcomeId, resolved, wayBack }, at);
}

/** The branch with a counter in another state. */
export function withCounter(state: BranchState, id: CounterId, counter: CounterState, at: Instant): BranchState {
  const counterMessages = counter.kind === 'closed' ? state.counterMessages.delete(id) : state.counterMessages;
  const visits = withoutWorkAfter(state, id, at);
  return { ...state, counterMessages, visits, counters: state.counters.set(id, counter) };
}

/** The visits once a counter is done with the step that it finished last. */
function withoutWorkAfter({ counters, visits }: BranchState, id: CounterId, at: Instant): BranchState['visits'] {
  const counter = counters.get(id);
  const finished = counter?.kind === 'open' ? counter.finished : null;
  const visit = finished === null ? undefined : visits.get(finished.visitId);
  if (finished === null || visit === undefined) return visits;
  // That very step is served again: its end was undone.
  if (isAt(visit, 'serving') && stepOf(visit) === finished.step) return visits;
  const marks = endMarks(visit.marks, at, ({ step }) => step === finished.step);
  return marks === visit.marks ? visits : visits.set(visit.id, { ...visit, marks });
}

/** A counter that the log says has an agent. */
export function staffedCounter(state: BranchState, id: CounterId): Exclude<CounterState, { kind: 'closed' }> {
  const counter = state.counters.get(id);
  if (counter === undefined || counter.kind === 'closed') throw new Error(`The log speaks of counter ${id} as staffed`);
  return counter;
}

/** How a visit changes with its move, apart from its stage. */
interface Change {
  /** The present step ends so, and another one begins. */
  readonly next?: { readonly serviceId: ServiceId; readonly how: StepEnd } & Partial<Outcome>;
}

/**
 * Moves a visit to another stage and keeps everything that follows from where visits stand: its course, queues, the
 * count of those waiting, who is at which counter, open numbers and escalations.
 */
export function moveTo(
  state: BranchState,
  visit: Visit,
  stage: Stage,
  at: Instant,
  { next }: Change = {},
): BranchState {
  const moved: Visit = { ...visit, version: visit.version + 1, stage };
  const course = () => courseAfter(visit.course, visit.stage, stage, at, targetOf(state, visit.serviceId));
  return put(state, visit, { ...moved, ...(next === undefined ? { course: course() } : begun(visit, next, at)) }, at);
}

/** What changes of a visit whose present step is over and another one begins: a service that was planned is reached. */
function begun(
  visit: Visit,
  { serviceId, how, ...outcome }: NonNullable<Change['next']>,
  at: Instant,
): Pick<Visit, 'earlierSteps' | 'planned' | 'serviceId' | 'course'> {
  const course = courseUntil(visit.course, visit.stage, at);
  const over = { serviceId: visit.serviceId, course, endedAt: at, how, ...noOutcome, ...outcome };
  const planned = visit.planned.filter((id) => id !== serviceId);
  return { earlierSteps: [...visit.earlierSteps, over], planned, serviceId, course: courseFrom(at) };
}

/** Puts a visit in the place of what it was before, with everything that follows from where it stands. */
export function put(state: BranchState, was: Visit, is: Visit, at: Instant): BranchState {
  const left = leaveStage(state, was, is.stage, at);
  const marks = endMarks(is.marks, at, (mark) => !goesOnWith(state, is, mark));
  const settled = marks === is.marks ? is : { ...is, marks };
  return enterStage({ ...left, visits: left.visits.set(is.id, settled) }, settled, at);
}

/** Does a mark go on while its visit stands so? Until its step is served no more, and after its end while the counter is free. */
function goesOnWith({ counters }: BranchState, visit: Visit, { step, counterId }: Mark): boolean {
  if (isAt(visit, 'serving') && stepOf(visit) === step) return true;
  const counter = counters.get(counterId);
  const finished = counter?.kind === 'open' ? counter.finished : null;
  return finished?.visitId === visit.id && finished.step === step;
}

function targetOf({ config }: BranchState, serviceId: ServiceId): number | null {
  const target = config === null ? undefined : indexOf(config).services.get(serviceId)?.target;
  return target === undefined ? null : target.withinSeconds * 1000;
}

/** Adds a new visit at its first stage. */
export function addVisit(state: BranchState, visit: Visit, at: Instant): BranchState {
  return enterStage({ ...state, visits: state.visits.set(visit.id, visit) }, visit, at);
}

function leaveStage(state: BranchState, visit: Visit, to: Stage, at: Instant): BranchState {
  if (isAt(visit, 'waiting')) {
    const queues = leaveQueue(state.queues, state.visits, visit, maxOvertakesOf(state));
    return countWaiting({ ...state, queues }, visit, -1);
  }
  if (visit.stage.kind === 'done') return { ...state, openNumbers: state.openNumbers.set(visit.number, visit.id) };
  const from = counterAt(visit.stage);
  return from === null || from === counterAt(to) ? state : occupy(state, from, null, at);
}

function enterStage(state: BranchState, visit: Visit, at: Instant): BranchState {
  if (isAt(visit, 'waiting')) {
    const queues = joinQueue(state.queues, state.visits, visit, maxOvertakesOf(state));
    return countWaiting({ ...state, queues }, visit, 1);
  }
  if (visit.stage.kind === 'done') {
    const lapsed = lapseEscalations(state, visit.id, at);
    // Who may come back keeps the number.
    if (visit.stage.wayBack !== null) return lapsed;
    return { ...lapsed, openNumbers: state.openNumbers.delete(visit.number) };
  }
  const to = counterAt(visit.stage);
  return to === null ? state : occupy(state, to, visit.id, at);
}

/** The counter that a visit is at; `null` where it is at none. */
export function counterAt(stage: Stage): CounterId | null {
  return stage.kind === 'called' || stage.kind === 'serving' ? stage.counterId : null;
}

function countWaiting(state: BranchState, visit: Visit, by: number): BranchState {
  const service = state.services.get(visit.serviceId);
  if (service === undefined) throw new Error(`Visit ${visit.id} waits for unknown service ${visit.serviceId}`);
  const services = state.services.set(visit.serviceId, { ...service, waiting: service.waiting + by });
  return { ...state, services };
}

function occupy(state: BranchState, counterId: CounterId, visitId: VisitId | null, at: Instant): BranchState {
  const counter = state.counters.get(counterId);
  if (counter?.kind !== 'open') throw new Error(`Counter ${counterId} is not open but has a customer`);
  if (counter.visitId === visitId) return state;
  const occupied = { ...counter, visitId, freeSince: visitId === null ? at : counter.freeSince, finished: null };
  const visits = withoutWorkAfter(state, counterId, at);
  return { ...state, visits, counters: state.counters.set(counterId, occupied) };
}

/** The branch with the present step of a visit as the one that a counter finished last. */
export function withFinished(state: BranchState, counterId: CounterId, visit: Visit): BranchState {
  const counter = state.counters.get(counterId);
  if (counter?.kind !== 'open') throw new Error(`Counter ${counterId} is not open but has finished a customer`);
  const finished = { visitId: visit.id, step: stepOf(visit) };
  return { ...state, counters: state.counters.set(counterId, { ...counter, finished }) };
}

/** When a visit ends, what was still asked about it has no object any more. */
function lapseEscalations(state: BranchState, visitId: VisitId, at: Instant): BranchState {
  if (state.escalations.isEmpty()) return state;
  const lapsed = (escalation: Escalation): Escalation =>
    escalation.visitId === visitId && isUnresolved(escalation)
      ? { ...escalation, status: { kind: 'lapsed', at } }
      : escalation;
  return { ...state, escalations: state.escalations.map(lapsed) };
}
