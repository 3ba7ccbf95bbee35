import type { VisitId } from '@foyer/basics';
import type { BranchEvent } from '../event.ts';
import { lineKeyOf } from '../lines.ts';
import { type BranchState, isAt } from '../state.ts';
import { cameBefore, configOf, isAlike, tierAt, waitingOf } from './reference.ts';

/** Throws when what should hold does not. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Everything a state says twice agrees: lines and visits, counters and visits, counts, numbers. */
export function checkConsistency(state: BranchState): void {
  const waiting = waitingOf(state);
  const places = new Map<VisitId, number>();
  for (const [key, line] of state.lines) {
    must(line.visits.size > 0, `line ${key} is empty`);
    let before: (typeof waiting)[number] | null = null;
    let enough = 0;
    for (const [place, id] of line.visits.entries()) {
      const visit = state.visits.get(id);
      if (visit === undefined || !isAt(visit, 'waiting')) throw new Error(`${id} stands in a line without waiting`);
      must(!places.has(id), `${id} stands in two places`);
      must(lineKeyOf(visit) === key, `${id} stands in the wrong line`);
      must(before === null || cameBefore(before, visit), `line ${key} is out of order at ${id}`);
      if (visit.stage.overtakes >= (state.config?.policy.maxOvertakes ?? 0)) enough = place + 1;
      places.set(id, place);
      before = visit;
    }
    must(line.guaranteed === enough, `line ${key} guarantees ${line.guaranteed}, not ${enough}`);
  }
  must(places.size === waiting.length, 'somebody waits in no line');
  for (const [id, service] of state.services) {
    const found = waiting.filter(({ serviceId }) => serviceId === id).length;
    must(found === service.waiting, `service ${id} counts ${service.waiting} waiting, not ${found}`);
  }
  checkCounters(state);
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

function checkNumbers(state: BranchState): void {
  const open = [...state.visits.values()].filter((visit) => !isAt(visit, 'done'));
  must(new Set(open.map(({ number }) => number)).size === open.length, 'two open visits share a number');
  must(state.openNumbers.size === open.length, 'open numbers are not those of open visits');
  for (const visit of open) must(state.openNumbers.get(visit.number) === visit.id, `${visit.number} is not known open`);
}

/** Follows a history event by event and objects to what must never happen. */
export class Witness {
  readonly #overtakes = new Map<VisitId, number>();
  readonly #numbers = new Set<string>();
  #issued = 0;

  /** One event, and the states around it. */
  see(before: BranchState, event: BranchEvent, after: BranchState): void {
    const { body } = event;
    if (body.type === 'TicketIssued') {
      const number = `${body.day} ${body.number} ${body.lap}`;
      must(!this.#numbers.has(number), `number ${number} was given twice`);
      this.#numbers.add(number);
      this.#overtakes.set(body.visitId, 0);
      this.#issued += 1;
    }
    if (body.type === 'DayEnded') this.#issued = 0;
    if (body.type === 'VisitTransferred' && body.position === 'last') this.#overtakes.set(body.visitId, 0);
    if (body.type === 'VisitCalled') this.#seeCall(before, body);
    must(after.visits.size === this.#issued, `${this.#issued} tickets were issued, ${after.visits.size} are known`);
    must(after.clock === before.clock + 1 && after.at >= before.at, 'the clock did not advance');
    for (const [id, visit] of after.visits) {
      const counted = this.#overtakes.get(id);
      must(visit.stage.kind === 'done' || visit.stage.overtakes === counted, `${id} was overtaken ${counted} times`);
      const earlier = before.visits.get(id);
      must(earlier === undefined || earlier.number === visit.number, `${id} was renumbered`);
    }
  }

  #seeCall(before: BranchState, body: Extract<BranchEvent['body'], { type: 'VisitCalled' }>): void {
    const { config, index } = configOf(before);
    const waiting = waitingOf(before);
    const called = waiting.find(({ id }) => id === body.visitId);
    if (called === undefined) throw new Error(`${body.visitId} was called without waiting`);
    if (body.because.rule === 'by-hand') return;
    must(tierAt(index, called, body.counterId, body.agentId) !== null, `${called.id} was not eligible`);
    must(
      !waiting.some((other) => isAlike(other, called) && cameBefore(other, called)),
      `${called.id} was called before one alike that came earlier`,
    );
    if (body.because.rule !== 'policy' && body.because.rule !== 'overtaken-enough') return;
    for (const other of waiting) {
      const served = tierAt(index, other, body.counterId, body.agentId) !== null;
      if (!served || !cameBefore(other, called)) continue;
      const times = (this.#overtakes.get(other.id) ?? 0) + 1;
      must(times <= config.policy.maxOvertakes, `${other.id} was overtaken ${times} times`);
      this.#overtakes.set(other.id, times);
    }
  }
}
