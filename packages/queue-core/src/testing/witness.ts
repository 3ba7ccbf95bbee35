import { type Instant, MOST_PLANNED, type VisitId } from '@foyer/basics';
import type { EventBody, EventBodyOf } from '../commands/index.ts';
import { beganAt, type Interval, intervalOf } from '../course.ts';
import type { BranchEvent } from '../event.ts';
import { queueKeyOf } from '../queues.ts';
import type { BranchState } from '../state.ts';
import { isAt, stepOf, type Visit } from '../visit.ts';
import { cameBefore, configOf, isAlike, tierAt, waitingOf } from './reference.ts';

/** Throws when what should hold does not. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Everything a state says twice agrees: queues and visits, counters and visits, counts, numbers. */
export function checkConsistency(state: BranchState): void {
  const waiting = waitingOf(state);
  const places = new Map<VisitId, number>();
  for (const [key, queue] of state.queues) {
    must(queue.visits.size > 0, `queue ${key} is empty`);
    let before: (typeof waiting)[number] | null = null;
    let enough = 0;
    for (const [place, id] of queue.visits.entries()) {
      const visit = state.visits.get(id);
      if (visit === undefined || !isAt(visit, 'waiting')) throw new Error(`${id} stands in a queue without waiting`);
      must(!places.has(id), `${id} stands in two places`);
      must(queueKeyOf(visit) === key, `${id} stands in the wrong queue`);
      must(before === null || cameBefore(before, visit), `queue ${key} is out of order at ${id}`);
      if (visit.stage.queued.overtakenBy.length >= (state.config?.policy.maxOvertakes ?? 0)) enough = place + 1;
      places.set(id, place);
      before = visit;
    }
    must(queue.guaranteed === enough, `queue ${key} guarantees ${queue.guaranteed}, not ${enough}`);
  }
  must(places.size === waiting.length, 'somebody waits in no queue');
  for (const [id, service] of state.services) {
    const found = waiting.filter(({ serviceId }) => serviceId === id).length;
    must(found === service.waiting, `service ${id} counts ${service.waiting} waiting, not ${found}`);
  }
  checkCounters(state);
  for (const visit of state.visits.values()) checkCourse(visit);
  checkMarks(state);
  checkNumbers(state);
}

/** A visit is at one counter at most, a counter has one customer at most, an agent one counter at most. */
function checkCounters(state: BranchState): void {
  const agents = new Set<string>();
  for (const [id, counter] of state.counters) {
    const there = [...state.visits.values()].filter(
      (visit) => isAt(visit, 'called', 'serving') && visit.stage.counterId === id,
    );
    const occupied = counter.kind === 'open' ? counter.visitId : null;
    must(there.length === (occupied === null ? 0 : 1), `counter ${id} has ${there.length} customers`);
    must(occupied === null || there[0]?.id === occupied, `counter ${id} takes another for its customer`);
    if (counter.kind === 'closed') continue;
    must(!agents.has(counter.agentId), `agent ${counter.agentId} has two counters`);
    agents.add(counter.agentId);
  }
}

/** What is timed goes on only while its step is served, or at the counter that finished it last. */
function checkMarks(state: BranchState): void {
  for (const visit of state.visits.values()) {
    for (const { id, step, counterId, until } of visit.marks) {
      must(step <= stepOf(visit), `mark ${id} is of a step that ${visit.id} has not come to`);
      if (until !== null) continue;
      const counter = state.counters.get(counterId);
      const finished = counter?.kind === 'open' ? counter.finished : null;
      const after = finished?.visitId === visit.id && finished.step === step;
      must(after || (isAt(visit, 'serving') && stepOf(visit) === step), `mark ${id} of ${visit.id} goes on for ever`);
    }
  }
}

function checkNumbers(state: BranchState): void {
  const open = [...state.visits.values()].filter((visit) => !isAt(visit, 'done'));
  must(new Set(open.map(({ number }) => number)).size === open.length, 'two open visits share a number');
  for (const [number, id] of state.openNumbers) {
    const visit = state.visits.get(id);
    const isOf = visit?.number === number && (visit.stage.kind !== 'done' || visit.stage.wayBack !== null);
    must(isOf, `${number} is taken by nobody`);
  }
  for (const visit of open) must(state.openNumbers.get(visit.number) === visit.id, `${visit.number} is not known open`);
}

/** A visit's stretches follow each other over all its steps, from its issue on; only a no-show is gone for a while. */
function checkCourse({ id, issuedAt, earlierSteps, course, stage, planned, serviceId }: Visit): void {
  let last: Pick<Interval, 'kind' | 'from' | 'until'> | null = null;
  const present = intervalOf(stage, course.arrivedAt);
  for (const step of [...earlierSteps.map((ended) => ended.course), course]) {
    const stretches = step === course && present !== null ? [...step.intervals, present] : step.intervals;
    must(stretches.length === 0 || stretches[0]?.from === step.arrivedAt, `${id} was nowhere when a step began`);
    for (const stretch of stretches) {
      const until = last?.until ?? issuedAt;
      // A no-show comes back later, or by a clock that was put back meanwhile.
      const cameBack = last?.kind === 'called' && stretch.kind === 'waiting';
      const clockWentBack = last !== null && last.from === last.until && stretch.from < until;
      must(stretch.from === until || cameBack || clockWentBack, `${id} has stretches that don't follow each other`);
      last = stretch;
    }
  }
  must(new Set([serviceId, ...planned]).size === planned.length + 1, `${id} has a service planned twice`);
  must(planned.length <= MOST_PLANNED, `${id} has too much planned`);
}

/** What was planned is reached, dropped by somebody or still planned. */
function checkPlanKept(was: Visit, body: EventBody, is: Visit): void {
  if (body.type === 'ServicesPlanned' || body.type === 'ActionUndone') return;
  const reached = was.planned.includes(is.serviceId) ? [is.serviceId] : [];
  const rest = was.planned.filter((id) => !reached.includes(id));
  must(rest.join() === is.planned.join(), `${is.id} lost what was planned by ${body.type}`);
}

/** The visit that an event sends to the end of a queue, which forgets what overtook it; `null`: there is none. */
function sentToTheEnd(body: EventBody): VisitId | null {
  switch (body.type) {
    case 'VisitTransferred':
    case 'VisitReturned':
      return body.position === 'last' ? body.visitId : null;
    case 'VisitFinished': {
      const { goesOn } = body;
      const keeps = goesOn === null || (goesOn.to === 'queue' && goesOn.position !== 'last');
      return keeps ? null : body.visitId;
    }
    default:
      return null;
  }
}

/** Follows a history event by event and objects to what must never happen. */
export class Witness {
  readonly #overtakenBy = new Map<VisitId, readonly number[]>();
  readonly #numbers = new Set<string>();
  /** The branch before each of the events that may be undone. */
  readonly #before = new Map<number, BranchState>();
  /** The clocks of the events that were undone. */
  readonly #undone = new Set<number>();
  #issued = 0;

  /** One event, and the states around it. */
  see(before: BranchState, event: BranchEvent, after: BranchState): void {
    const { body } = event;
    if (body.type === 'TicketIssued') {
      const number = `${body.day} ${body.number} ${body.lap}`;
      must(!this.#numbers.has(number), `number ${number} was given twice`);
      this.#numbers.add(number);
      this.#overtakenBy.set(body.visitId, []);
      this.#issued += 1;
    }
    if (body.type === 'DayEnded') this.#issued = 0;
    const toTheEnd = sentToTheEnd(body);
    if (toTheEnd !== null) this.#overtakenBy.set(toTheEnd, []);
    if (body.type === 'VisitCalled') this.#seeCall(before, body, after.clock, event.at);
    if (body.type === 'ActionUndone') this.#seeUndo(body, before, after);
    this.#before.set(after.clock, before);
    this.#before.delete(after.clock - 500);
    must(after.visits.size === this.#issued, `${this.#issued} tickets were issued, ${after.visits.size} are known`);
    must(after.clock === before.clock + 1 && after.at >= before.at, 'the clock did not advance');
    for (const [id, visit] of after.visits) {
      const calls = this.#overtakenBy.get(id)?.join();
      const holds = visit.stage.kind === 'done' || visit.stage.queued.overtakenBy.join() === calls;
      must(holds, `${id} was overtaken by the calls ${calls}`);
      const earlier = before.visits.get(id);
      must(earlier === undefined || earlier.number === visit.number, `${id} was renumbered`);
      if (earlier !== undefined && earlier !== visit) checkPlanKept(earlier, body, visit);
    }
  }

  /** The visit and the counter are as they were; nobody was overtaken by what was undone. */
  #seeUndo({ visitId, counterId, clocks }: EventBodyOf<'ActionUndone'>, before: BranchState, after: BranchState): void {
    const was = this.#before.get(Math.min(...clocks));
    const [visit, is] = [was?.visits.get(visitId), after.visits.get(visitId)];
    // Whom a counter served at once was not there before: their number is given up.
    if (was !== undefined && visit === undefined && is?.stage.kind === 'done' && is.stage.how === 'cancelled') return;
    if (was === undefined || visit === undefined || is === undefined) throw new Error(`${visitId} has no way back`);
    for (const clock of clocks) this.#undone.add(clock);
    // Who was sent to the end of the queue, which forgets what overtook them, is back where they were.
    const place = visit.stage.kind === 'done' ? visit.stage.wayBack : visit.stage.queued;
    if (place !== null) this.#overtakenBy.set(visitId, place.overtakenBy);
    for (const [id, calls] of this.#overtakenBy)
      this.#overtakenBy.set(
        id,
        calls.filter((call) => !this.#undone.has(call)),
      );
    // What was noted and found out meanwhile stays.
    const known = ({ language, segment, tags, notes, edits }: typeof visit) =>
      JSON.stringify([language, segment, tags, notes, edits]);
    const last = before.visits.get(visitId);
    must(last !== undefined && known(last) === known(is), `what is known of ${visitId} was lost`);
    const essence = ({
      version: _,
      quote: _told,
      marks: _recorded,
      language: _language,
      segment: _segment,
      tags: _tags,
      notes: _notes,
      edits: _edits,
      stage,
      ...rest
    }: typeof visit) =>
      JSON.stringify([rest, stage.kind, 'counterId' in stage ? stage.counterId : null, beganAt(stage)]);
    must(essence(visit) === essence(is), `${visitId} is not as it was before`);
    must(
      JSON.stringify(was.counters.get(counterId)) === JSON.stringify(after.counters.get(counterId)),
      `${counterId} is not`,
    );
    must(!after.calls.some(({ sequence }) => clocks.includes(sequence)), 'a call that was undone is remembered');
  }

  #seeCall(before: BranchState, body: EventBodyOf<'VisitCalled'>, clock: number, at: Instant): void {
    const { config } = configOf(before);
    const waiting = waitingOf(before);
    if (body.because.rule === 'by-hand') return;
    const called = waiting.find(({ id }) => id === body.visitId);
    if (called === undefined) throw new Error(`${body.visitId} was called without waiting`);
    must(tierAt(before, called, body.counterId, body.agentId, at) !== null, `${called.id} was not eligible`);
    must(
      !waiting.some((other) => isAlike(other, called) && cameBefore(other, called)),
      `${called.id} was called before one alike that came earlier`,
    );
    if (body.because.rule !== 'policy' && body.because.rule !== 'overtaken-enough') return;
    for (const other of waiting) {
      const served = tierAt(before, other, body.counterId, body.agentId, at) !== null;
      if (!served || !cameBefore(other, called)) continue;
      const calls = [...(this.#overtakenBy.get(other.id) ?? []), clock];
      must(calls.length <= config.policy.maxOvertakes, `${other.id} was overtaken ${calls.length} times`);
      this.#overtakenBy.set(other.id, calls);
    }
  }
}
