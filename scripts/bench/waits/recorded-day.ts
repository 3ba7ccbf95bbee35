import type { AgentId, CounterId, VisitId } from '@foyer/basics';
import type { Command } from '@foyer/queue-core';
import type { DrivenBranch } from './driven-branch.ts';
import { isStandIn } from './record-config.ts';
import type { RecordDay } from './record-days.ts';
import { type Moment, type RecordedCustomer, timelineOf, UNKNOWN_COUNTER } from './record-timeline.ts';

/** A counter counts as open while serving and so long after; then it is paused, and after the longer time closed. */
const OPEN_AFTER_SERVICE = 60;
const CLOSED_AFTER_SERVICE = 3600;
/** The branch opens so long before the first arrival, and is over so long before the next day's opening. Seconds. */
const BEFORE_AND_AFTER = 60;
/** No day lasts longer than this from its midnight: what goes on still is taken as not recorded well. Seconds. */
const LONGEST_DAY = 28 * 3600;
/** How often everybody who waits is estimated anew. Seconds. */
const BETWEEN_ESTIMATES = 30;

/** A customer of the day, and their place in it. */
export interface DayCustomer extends RecordedCustomer {
  readonly row: number;
}

/** Looks on while a day is played. Times are UTC milliseconds. */
export interface Witness {
  /** Somebody is about to take a ticket. */
  arriving(customer: DayCustomer, at: number): void;
  issued(customer: DayCustomer, visitId: VisitId, at: number): void;
  called(customer: DayCustomer, visitId: VisitId, at: number): void;
  left(customer: DayCustomer, visitId: VisitId): void;
  /** A service has ended. Seconds. */
  served(seconds: number): void;
  /** Half a minute has passed, and somebody waits. */
  halfMinute(at: number): void;
}

/** Plays one day of a record into a branch, as it was: who was called when, and by whom. */
export class RecordedDay {
  readonly #branch: DrivenBranch;
  readonly #day: RecordDay;
  readonly #witness: Witness;
  readonly #visits = new Map<number, VisitId>();
  readonly #serving = new Map<CounterId, { readonly visitId: VisitId; readonly since: number }>();
  /** Counters without a customer: since when, and whether they have been paused. */
  readonly #idle = new Map<CounterId, { readonly since: number; readonly paused: boolean }>();
  #refused = 0;

  constructor(branch: DrivenBranch, day: RecordDay, witness: Witness) {
    this.#branch = branch;
    this.#day = day;
    this.#witness = witness;
  }

  /**
   * Plays the day; what would happen after the next day's opening is left out.
   *
   * @param next the day after in the record, if there is one
   * @returns how many commands the branch refused; 0 unless the record contradicts itself
   */
  play(next: RecordDay | undefined): number {
    const opensAt = opening(this.#day);
    const endsAt = Math.min(
      this.#day.midnight + LONGEST_DAY * 1000,
      next === undefined ? Number.POSITIVE_INFINITY : opening(next) - BEFORE_AND_AFTER * 1000,
    );
    const { customers, moments } = timelineOf(this.#day.rows);
    this.#do({ type: 'open-branch' }, opensAt);
    let halfMinute = opensAt;
    for (const moment of moments) {
      const at = this.#day.midnight + moment.at * 1000;
      if (at >= endsAt) break;
      for (; halfMinute <= at; halfMinute += BETWEEN_ESTIMATES * 1000) {
        if (this.#branch.state.queues.size === 0) continue;
        this.#rest(halfMinute);
        this.#witness.halfMinute(halfMinute);
      }
      this.#rest(at);
      const customer = customers[moment.row];
      if (customer !== undefined) this.#happen(moment, { ...customer, row: moment.row }, at);
    }
    this.#do({ type: 'end-day' }, endsAt);
    return this.#refused;
  }

  #happen({ kind, row }: Moment, customer: DayCustomer, at: number): void {
    if (kind === 'arrive') {
      this.#arrive(customer, at);
      return;
    }
    const visitId = this.#visits.get(row);
    if (visitId === undefined) return;
    if (kind === 'leave' && this.#do({ type: 'abandon', visitId }, at)) this.#witness.left(customer, visitId);
    if (kind === 'call') this.#call(customer, visitId, at);
    if (kind === 'finish') this.#finish(visitId, at);
  }

  #arrive(customer: DayCustomer, at: number): void {
    const { serviceId, classId } = customer;
    this.#witness.arriving(customer, at);
    const done = this.#branch.do({ type: 'issue-ticket', serviceId, classId, channel: 'staff', printing: false }, at);
    if (!done.ok) this.#refused += 1;
    for (const { body } of done.ok ? done.value : []) {
      if (body.type !== 'TicketIssued') continue;
      this.#visits.set(customer.row, body.visitId);
      this.#witness.issued(customer, body.visitId, at);
    }
  }

  #call(customer: DayCustomer, visitId: VisitId, at: number): void {
    const counterId = this.#counterFor(customer);
    if (counterId === null) return;
    const before = this.#serving.get(counterId);
    // A server's services overlap by a second here and there: the earlier ends when the later begins.
    if (before !== undefined) this.#finish(before.visitId, at);
    const status = this.#branch.state.counters.get(counterId)?.kind ?? 'closed';
    // Each counter has an agent of its own, of the same name.
    if (status === 'closed') this.#do({ type: 'open-counter', counterId, agentId: agentOf(counterId) }, at);
    if (status === 'paused') this.#do({ type: 'resume-counter', counterId }, at);
    if (!this.#do({ type: 'call-visit', counterId, visitId }, at)) return;
    this.#idle.delete(counterId);
    this.#do({ type: 'start', visitId }, at);
    this.#serving.set(counterId, { visitId, since: at });
    this.#witness.called(customer, visitId, at);
  }

  /** The counter that calls somebody; where the record does not say, a stand-in, one that is there already if possible. */
  #counterFor({ counterId }: DayCustomer): CounterId | null {
    if (counterId !== UNKNOWN_COUNTER) return counterId;
    const standIns = (this.#branch.state.config?.counters ?? [])
      .map(({ id }) => id)
      .filter((id) => isStandIn(id) && !this.#serving.has(id));
    return standIns.find((id) => this.#idle.has(id)) ?? standIns[0] ?? null;
  }

  #finish(visitId: VisitId, at: number): void {
    for (const [counterId, serving] of this.#serving) {
      if (serving.visitId !== visitId) continue;
      this.#serving.delete(counterId);
      if (!this.#do({ type: 'finish', visitId }, at)) return;
      this.#idle.set(counterId, { since: at, paused: false });
      this.#witness.served((at - serving.since) / 1000);
      return;
    }
  }

  /** Pauses and closes counters that have called nobody for long, each at its time. */
  #rest(at: number): void {
    for (;;) {
      let due: { counterId: CounterId; at: number; paused: boolean } | null = null;
      for (const [counterId, { since, paused }] of this.#idle) {
        const ends = since + (paused ? CLOSED_AFTER_SERVICE : OPEN_AFTER_SERVICE) * 1000;
        if (ends <= at && (due === null || ends < due.at)) due = { counterId, at: ends, paused };
      }
      if (due === null) return;
      const { counterId } = due;
      const idle = this.#idle.get(counterId);
      if (due.paused || isStandIn(counterId) || idle === undefined) {
        this.#do({ type: 'close-counter', counterId }, due.at);
        this.#idle.delete(counterId);
      } else {
        this.#do({ type: 'pause-counter', counterId, reason: 'back-office' }, due.at);
        this.#idle.set(counterId, { ...idle, paused: true });
      }
    }
  }

  #do(command: Command, at: number): boolean {
    const { ok } = this.#branch.do(command, at);
    if (!ok) this.#refused += 1;
    return ok;
  }
}

function opening({ midnight, rows }: RecordDay): number {
  return midnight + Math.max(0, (rows[0]?.arriveSeconds ?? 0) - BEFORE_AND_AFTER) * 1000;
}

function agentOf(counterId: CounterId): AgentId {
  return `agent-of-${counterId}` as AgentId;
}
