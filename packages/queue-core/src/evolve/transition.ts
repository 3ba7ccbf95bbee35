import type { CounterId, Instant, VisitId } from '@foyer/basics';
import { joinLine, leaveLine } from '../lines.ts';
import { type BranchState, type Escalation, isAt, type Stage, type Visit } from '../state.ts';

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

/**
 * Moves a visit to another stage and keeps everything that follows from where visits stand: lines, the count of those
 * waiting, who is at which counter, open numbers and escalations.
 *
 * @param changes of the visit apart from its stage
 */
export function moveTo(
  state: BranchState,
  visit: Visit,
  stage: Stage,
  at: Instant,
  changes: Partial<Pick<Visit, 'serviceId' | 'step' | 'noteRef'>> = {},
): BranchState {
  const moved: Visit = { ...visit, ...changes, version: visit.version + 1, stage };
  let next = leaveStage(state, visit, stage, at);
  next = { ...next, visits: next.visits.set(visit.id, moved) };
  return enterStage(next, moved, at);
}

/** Adds a new visit at its first stage. */
export function addVisit(state: BranchState, visit: Visit, at: Instant): BranchState {
  return enterStage({ ...state, visits: state.visits.set(visit.id, visit) }, visit, at);
}

function leaveStage(state: BranchState, visit: Visit, to: Stage, at: Instant): BranchState {
  if (isAt(visit, 'waiting')) {
    const lines = leaveLine(state.lines, state.visits, visit, maxOvertakesOf(state));
    return countWaiting({ ...state, lines }, visit, -1);
  }
  const from = counterAt(visit.stage);
  return from === null || from === counterAt(to) ? state : occupy(state, from, null, at);
}

function enterStage(state: BranchState, visit: Visit, at: Instant): BranchState {
  if (isAt(visit, 'waiting')) {
    const lines = joinLine(state.lines, state.visits, visit, maxOvertakesOf(state));
    return countWaiting({ ...state, lines }, visit, 1);
  }
  if (visit.stage.kind === 'done') {
    return { ...lapseEscalations(state, visit.id, at), openNumbers: state.openNumbers.delete(visit.number) };
  }
  const to = counterAt(visit.stage);
  return to === null ? state : occupy(state, to, visit.id, at);
}

function counterAt(stage: Stage): CounterId | null {
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
  const occupied = { ...counter, visitId, freeSince: visitId === null ? at : counter.freeSince };
  return { ...state, counters: state.counters.set(counterId, occupied) };
}

/** When a visit ends, what was still asked about it has no object any more. */
function lapseEscalations(state: BranchState, visitId: VisitId, at: Instant): BranchState {
  if (state.escalations.isEmpty()) return state;
  const lapsed = (escalation: Escalation): Escalation =>
    escalation.visitId === visitId && (escalation.status.kind === 'raised' || escalation.status.kind === 'acknowledged')
      ? { ...escalation, status: { kind: 'lapsed', at } }
      : escalation;
  return { ...state, escalations: state.escalations.map(lapsed) };
}
