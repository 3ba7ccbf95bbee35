import type { CounterId, Instant, VisitId } from '@foyer/basics';
import { type BranchEvent, type Command, isAt } from '@foyer/queue-core';
import type { DrivenBranch } from '../driven-branch.ts';
import { Agenda } from './agenda.ts';
import { DOORS_OPEN_FOR } from './branch.ts';
import type { Customer, Day } from './day.ts';
import { serviceTimesWith } from './truth.ts';

/** What is told of a day while it happens. */
export interface Audience {
  /** Before a ticket is taken: the branch stands as it stands then. */
  readonly comes: (customer: Customer, now: Instant) => void;
  readonly issued: (customer: Customer, visitId: VisitId, now: Instant) => void;
  readonly called: (customer: Customer, visitId: VisitId, now: Instant) => void;
  readonly served: (customer: Customer, visitId: VisitId, seconds: number) => void;
  readonly left: (customer: Customer, visitId: VisitId, now: Instant) => void;
}

interface AtCounter {
  readonly counterId: CounterId;
  readonly visitId: VisitId;
}

type Happening =
  | { readonly kind: 'arrival'; readonly customer: Customer }
  | { readonly kind: 'patience-ends'; readonly visitId: VisitId; readonly customer: Customer }
  | ({ readonly kind: 'walked' | 'served' } & AtCounter)
  /** The agent has tidied up, and will then step away for so long. */
  | { readonly kind: 'ready'; readonly counterId: CounterId; readonly away: number }
  | { readonly kind: 'back' | 'break-due'; readonly counterId: CounterId };

/** Plays a day on the branch, happening by happening, until the last customer is gone; who is called is its choice. */
export function playDay(branch: DrivenBranch, day: Day, doorsOpenAt: number, audience: Audience): void {
  new PlayedDay(branch, day, doorsOpenAt, audience).play();
}

class PlayedDay {
  readonly #branch: DrivenBranch;
  readonly #day: Day;
  readonly #doorsOpenAt: number;
  readonly #audience: Audience;
  readonly #agenda = new Agenda<Happening>();
  readonly #customers = new Map<VisitId, Customer>();
  /** How many of its breaks each counter has begun. */
  readonly #breaksBegun = new Map<CounterId, number>();
  /** Counters whose agents wait for somebody, who has waited longest first. */
  readonly #ready = new Set<CounterId>();

  constructor(branch: DrivenBranch, day: Day, doorsOpenAt: number, audience: Audience) {
    this.#branch = branch;
    this.#day = day;
    this.#doorsOpenAt = doorsOpenAt;
    this.#audience = audience;
  }

  play(): void {
    const { agentAt, breaks, customers } = this.#day;
    this.#do({ type: 'open-branch' }, 0);
    for (const [counterId, agentId] of agentAt) {
      this.#do({ type: 'open-counter', counterId, agentId }, 0);
      this.#ready.add(counterId);
      for (const { from } of breaks.get(counterId) ?? []) this.#agenda.enter(from, { kind: 'break-due', counterId });
    }
    for (const customer of customers) this.#agenda.enter(customer.arrivesAt, { kind: 'arrival', customer });
    let last = DOORS_OPEN_FOR;
    for (let next = this.#agenda.next(); next !== undefined; next = this.#agenda.next()) {
      if (this.#happens(next.item, next.at)) last = Math.max(last, next.at);
    }
    for (const counterId of agentAt.keys()) this.#do({ type: 'close-counter', counterId }, last);
    this.#do({ type: 'end-day' }, last);
  }

  /** Tells whether anything came of it. */
  #happens(item: Happening, at: number): boolean {
    switch (item.kind) {
      case 'arrival':
        this.#arrives(item.customer, at);
        return true;
      case 'patience-ends':
        return this.#losesPatience(item.customer, item.visitId, at);
      case 'walked':
        this.#walked(item, at);
        return true;
      case 'served':
        this.#served(item, at);
        return true;
      case 'ready':
        this.#isReady(item.counterId, item.away, at);
        return true;
      case 'back':
        this.#do({ type: 'resume-counter', counterId: item.counterId }, at);
        this.#isReady(item.counterId, 0, at);
        return true;
      case 'break-due':
        return this.#ready.has(item.counterId) && this.#takesBreak(item.counterId, at);
    }
  }

  #arrives(customer: Customer, at: number): void {
    const now = this.#instant(at);
    const { serviceId, classId, next } = customer;
    const furtherServices = next === null ? {} : { furtherServices: [next.serviceId] };
    this.#audience.comes(customer, now);
    const ticket = { serviceId, classId, ...furtherServices, channel: 'kiosk', printing: false } as const;
    const visitId = issuedIn(this.#branch.mustDo({ type: 'issue-ticket', ...ticket }, now));
    this.#waits(customer, visitId, at);
  }

  /** A customer begins to wait, with a new ticket or for what they go on to. */
  #waits(customer: Customer, visitId: VisitId, at: number): void {
    this.#customers.set(visitId, customer);
    this.#audience.issued(customer, visitId, this.#instant(at));
    this.#agenda.enter(at + customer.patience, { kind: 'patience-ends', visitId, customer });
    for (const counterId of this.#ready) if (this.#calls(counterId, at)) break;
  }

  #served(place: AtCounter, at: number): void {
    const { visitId } = place;
    const customer = this.#customer(visitId);
    const next = customer.next === null ? null : { ...customer.next, arrivesAt: at };
    if (next !== null) this.#audience.comes(next, this.#instant(at));
    this.#do({ type: 'finish', visitId }, at);
    this.#customerGone(place, customer, at);
    if (next !== null) this.#waits(next, visitId, at);
  }

  #losesPatience(customer: Customer, visitId: VisitId, at: number): boolean {
    const visit = this.#branch.state.visits.get(visitId);
    if (this.#customers.get(visitId) !== customer || visit === undefined || !isAt(visit, 'waiting')) return false;
    this.#do({ type: 'abandon', visitId }, at);
    this.#audience.left(customer, visitId, this.#instant(at));
    return true;
  }

  #walked({ counterId, visitId }: AtCounter, at: number): void {
    const customer = this.#customer(visitId);
    if (!customer.comes) {
      this.#do({ type: 'no-show', visitId }, at);
      this.#customerGone({ counterId, visitId }, customer, at);
      return;
    }
    this.#do({ type: 'start', visitId }, at);
    const agentId = this.#day.agentAt.get(counterId);
    if (agentId === undefined) throw new Error(`nobody is at ${counterId}`);
    const seconds = serviceTimesWith(customer.serviceId, agentId).at(customer.serviceShare);
    this.#audience.served(customer, visitId, seconds);
    this.#agenda.enter(at + seconds, { kind: 'served', counterId, visitId });
  }

  #customerGone({ counterId }: AtCounter, { tidying, away }: Customer, at: number): void {
    if (this.#takesBreak(counterId, at)) return;
    this.#agenda.enter(at + tidying, { kind: 'ready', counterId, away });
  }

  #isReady(counterId: CounterId, away: number, at: number): void {
    if (this.#takesBreak(counterId, at)) return;
    if (away > 0) this.#goesAway(counterId, at, away, 'back-office');
    else if (!this.#calls(counterId, at)) this.#ready.add(counterId);
  }

  /** Goes on a break that is due; tells whether there was one. */
  #takesBreak(counterId: CounterId, at: number): boolean {
    const begun = this.#breaksBegun.get(counterId) ?? 0;
    const due = this.#day.breaks.get(counterId)?.[begun];
    if (due === undefined || due.from > at) return false;
    this.#breaksBegun.set(counterId, begun + 1);
    this.#goesAway(counterId, at, due.length, 'break');
    return true;
  }

  #goesAway(counterId: CounterId, at: number, seconds: number, reason: string): void {
    this.#ready.delete(counterId);
    this.#do({ type: 'pause-counter', counterId, reason }, at);
    this.#agenda.enter(at + seconds, { kind: 'back', counterId });
  }

  /** Calls whom the branch’s policy chooses; tells whether there was anybody. */
  #calls(counterId: CounterId, at: number): boolean {
    const now = this.#instant(at);
    const called = this.#branch.do({ type: 'call-next', counterId }, now);
    if (!called.ok) {
      if (called.error.code === 'queue-empty') return false;
      throw new Error(`call-next was refused: ${called.error.code}`);
    }
    const visitId = calledIn(called.value);
    this.#ready.delete(counterId);
    const customer = this.#customer(visitId);
    this.#audience.called(customer, visitId, now);
    this.#agenda.enter(at + customer.walk, { kind: 'walked', counterId, visitId });
    return true;
  }

  #customer(visitId: VisitId): Customer {
    const customer = this.#customers.get(visitId);
    if (customer === undefined) throw new Error(`nobody holds the ticket ${visitId}`);
    return customer;
  }

  #do(command: Command, at: number): void {
    this.#branch.mustDo(command, this.#instant(at));
  }

  #instant(at: number): Instant {
    return Math.round(this.#doorsOpenAt + at * 1000) as Instant;
  }
}

function issuedIn(events: readonly BranchEvent[]): VisitId {
  for (const { body } of events) if (body.type === 'TicketIssued') return body.visitId;
  throw new Error('no ticket was issued');
}

function calledIn(events: readonly BranchEvent[]): VisitId {
  for (const { body } of events) if (body.type === 'VisitCalled') return body.visitId;
  throw new Error('nobody was called');
}
