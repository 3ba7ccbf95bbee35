import type { CounterId, Instant } from '@foyer/basics';
import { indexOf } from '@foyer/configuration';
import type { EventBodyOf } from '../event.ts';
import { visitQuoteOf } from '../quote.ts';
import { type BranchState, isAt, RECENT_CALLS, type Stage, type Visit } from '../state.ts';
import { countOvertakings } from './overtaking.ts';
import { addVisit, eventVisit, moveTo } from './transition.ts';

type Ending = 'VisitFinished' | 'VisitNoShow' | 'VisitCancelled' | 'VisitAbandoned' | 'VisitAutoClosed';

/** What the order goes by for somebody who joins now: never before one who came earlier, though the clock steps back. */
export function seniorityNow(state: BranchState, at: Instant): Instant {
  return at > state.at ? at : state.at;
}

export function ticketIssued(state: BranchState, body: EventBodyOf<'TicketIssued'>, at: Instant): BranchState {
  const visit: Visit = {
    id: body.visitId,
    number: body.number,
    serial: body.serial,
    sequence: state.clock + 1,
    version: 1,
    issuedAt: at,
    step: 0,
    serviceId: body.serviceId,
    classId: body.classId,
    language: body.language,
    segment: body.segment,
    noteRef: body.noteRef,
    printId: body.printId,
    quote: null,
    stage: { kind: 'waiting', since: at, seniority: seniorityNow(state, at), pin: null, first: false, overtakes: 0 },
  };
  const service = state.services.get(body.serviceId);
  const step = state.config === null ? undefined : indexOf(state.config).services.get(body.serviceId)?.numbering.step;
  if (service === undefined || step === undefined) throw new Error(`Ticket ${body.number} is for an unknown service`);
  const counted = { ...service, nextSerial: body.serial + step, lap: body.lap };
  const numbered: BranchState = {
    ...state,
    services: state.services.set(body.serviceId, counted),
    openNumbers: state.openNumbers.set(body.number, body.visitId),
    prints:
      body.printId === null
        ? state.prints
        : state.prints.set(body.printId, {
            id: body.printId,
            visitId: body.visitId,
            status: 'pending',
            reason: null,
            requestedAt: at,
          }),
  };
  return addVisit(numbered, visit, at);
}

export function estimateQuoted(state: BranchState, body: EventBodyOf<'EstimateQuoted'>): BranchState {
  const visit = eventVisit(state, body.visitId);
  const quoted: Visit = { ...visit, version: visit.version + 1, quote: visitQuoteOf(body.quote) };
  return { ...state, visits: state.visits.set(visit.id, quoted) };
}

export function visitCalled(state: BranchState, body: EventBodyOf<'VisitCalled'>, at: Instant): BranchState {
  const { visitId, counterId, agentId, because } = body;
  const byPolicy = because.rule === 'policy' || because.rule === 'overtaken-enough';
  const counted = byPolicy ? countOvertakings(state, visitId, counterId) : state;
  const visit = eventVisit(counted, visitId);
  return moveTo(
    remember(counted, visit, counterId, 1, at),
    visit,
    { kind: 'called', counterId, agentId, calledAt: at, lastCalledAt: at, times: 1, because, ...standingOf(visit) },
    at,
  );
}

export function visitRecalled(state: BranchState, body: EventBodyOf<'VisitRecalled'>, at: Instant): BranchState {
  const visit = eventVisit(state, body.visitId);
  if (!isAt(visit, 'called')) throw new Error(`Visit ${visit.id} is recalled without having been called`);
  const times = visit.stage.times + 1;
  const remembered = remember(state, visit, visit.stage.counterId, times, at);
  return moveTo(remembered, visit, { ...visit.stage, lastCalledAt: at, times }, at);
}

function remember(state: BranchState, visit: Visit, counterId: CounterId, times: number, at: Instant): BranchState {
  const { id: visitId, number, serviceId } = visit;
  const calls = state.calls.push({ sequence: state.clock + 1, visitId, number, serviceId, counterId, at, times });
  return { ...state, calls: calls.size > RECENT_CALLS ? calls.shift() : calls };
}

export function serviceStarted(state: BranchState, body: EventBodyOf<'ServiceStarted'>, at: Instant): BranchState {
  const visit = eventVisit(state, body.visitId);
  const { counterId, agentId } = body;
  return moveTo(state, visit, { kind: 'serving', counterId, agentId, startedAt: at, ...standingOf(visit) }, at);
}

export function visitHeld(state: BranchState, body: EventBodyOf<'VisitHeld'>, at: Instant): BranchState {
  const visit = eventVisit(state, body.visitId);
  const { owner, reason, noteRef } = body;
  return moveTo(state, visit, { kind: 'held', heldAt: at, owner, reason, noteRef, ...standingOf(visit) }, at);
}

export function visitResumed(state: BranchState, body: EventBodyOf<'VisitResumed'>, at: Instant): BranchState {
  const visit = eventVisit(state, body.visitId);
  const standing = standingOf(visit);
  return moveTo(
    state,
    visit,
    body.counter === null
      ? { kind: 'waiting', since: at, first: false, ...standing }
      : { kind: 'serving', ...body.counter, startedAt: at, ...standing },
    at,
  );
}

export function visitTransferred(state: BranchState, body: EventBodyOf<'VisitTransferred'>, at: Instant): BranchState {
  const visit = eventVisit(state, body.visitId);
  const { serviceId, pin, position } = body;
  const standing = position === 'last' ? { seniority: seniorityNow(state, at), overtakes: 0 } : standingOf(visit);
  return moveTo(state, visit, { kind: 'waiting', since: at, first: position === 'first', ...standing, pin }, at, {
    serviceId,
    step: visit.step + 1,
    ...(body.noteRef === null ? {} : { noteRef: body.noteRef }),
  });
}

/** The five ways in which a whole visit ends. */
export function visitEnded(state: BranchState, body: EventBodyOf<Ending>, at: Instant): BranchState {
  const outcomeId = body.type === 'VisitFinished' ? body.outcomeId : null;
  const stage: Stage = { kind: 'done', endedAt: at, how: HOW[body.type], outcomeId };
  return moveTo(state, eventVisit(state, body.visitId), stage, at);
}

const HOW = {
  VisitFinished: 'finished',
  VisitNoShow: 'no-show',
  VisitCancelled: 'cancelled',
  VisitAbandoned: 'abandoned',
  VisitAutoClosed: 'auto-closed',
} as const satisfies Record<Ending, string>;

/** What a visit keeps from stage to stage until it ends. */
function standingOf(visit: Visit): Pick<Extract<Stage, { kind: 'held' }>, 'pin' | 'seniority' | 'overtakes'> {
  if (visit.stage.kind === 'done') throw new Error(`Visit ${visit.id} has ended and can't move on`);
  const { pin, seniority, overtakes } = visit.stage;
  return { pin, seniority, overtakes };
}
