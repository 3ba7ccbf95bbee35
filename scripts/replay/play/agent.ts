import type { CounterId, ServiceId } from '@foyer/basics';
import type { CallProblem, Client } from '@foyer/client';
import type { Visit } from '@foyer/contract';
import type { PlannedAgent, Presence } from '../day-plan.ts';
import type { BranchClock } from './branch-clock.ts';
import { answered, ReplayError } from './caller.ts';
import type { Customer, Customers } from './customers.ts';
import type { Lobby } from './lobby.ts';
import type { Supervisor } from './supervisor.ts';

/** From the call until a customer stands at the counter. */
const WALK_SECONDS = 5;
/** From the call until an agent takes it that nobody comes. */
const NO_SHOW_SECONDS = 20;
/** An absence longer than this closes the counter; a shorter one is a pause. */
const LONGEST_PAUSE_SECONDS = 30 * 60;
/** Somebody the plan does not know, from a kiosk that a person touched, is served so long. */
const STRANGER_SECONDS = 120;
/** Idle agents look up at least this often, in case somebody came unnoticed. */
const LONGEST_IDLE_SECONDS = 600;

/** The place and the people an agent works with. */
export interface Floor {
  readonly clock: BranchClock;
  readonly lobby: Lobby;
  readonly customers: Customers;
  readonly supervisor: Supervisor;
  /** The instant of the plan's second 0. */
  readonly midnight: number;
  /** When the last customer of the plan arrives. */
  readonly lastArrival: number;
  /** The counters that have an agent now. */
  readonly staffed: Set<CounterId>;
  /** The day is over, or has been given up. */
  readonly over: AbortSignal;
}

/** One agent's day: there when the plan says, calling whoever is next, serving as long as each customer takes. */
export class Agent {
  readonly #plan: PlannedAgent;
  readonly #client: Client;
  readonly #floor: Floor;
  #serves: ReadonlySet<string> = new Set();
  #paused = false;

  constructor(plan: PlannedAgent, client: Client, floor: Floor) {
    this.#plan = plan;
    this.#client = client;
    this.#floor = floor;
  }

  /** Resolves when the agent has gone home. */
  async work(): Promise<void> {
    const { presence } = this.#plan;
    const { over } = this.#floor;
    for (const [index, spell] of presence.entries()) {
      const next = presence[index + 1];
      await this.#until(this.#at(spell.fromSeconds));
      if (over.aborted) return;
      await this.#takeSeat();
      await this.#serveUntil(this.#at(spell.toSeconds), next === undefined);
      if (over.aborted) return;
      // Kept at the counter beyond the next beginning, there is no point in leaving.
      if (next === undefined || this.#at(next.fromSeconds) > this.#floor.clock.now())
        await this.#leaveSeat(spell, next);
    }
  }

  #at(seconds: number): number {
    return this.#floor.midnight + seconds * 1000;
  }

  #until(instant: number): Promise<void> {
    return this.#floor.clock.until(instant, this.#floor.over);
  }

  get #counter() {
    return { params: { counterId: this.#plan.counterId } };
  }

  async #takeSeat(): Promise<void> {
    const { staffed } = this.#floor;
    const { counterId, name } = this.#plan;
    if (staffed.has(counterId)) return;
    staffed.add(counterId);
    // The end of the branch day closes paused counters.
    const resumed = this.#paused ? await this.#client.call('resumeCounter', this.#counter) : null;
    const seat = resumed?.ok === true ? resumed : await this.#client.call('openCounter', this.#counter);
    const { counter } = answered(seat, `${name} could not open ${counterId}`);
    this.#paused = false;
    this.#serves = new Set(counter.serviceIds);
  }

  async #leaveSeat(spell: Presence, next: Presence | undefined): Promise<void> {
    this.#floor.staffed.delete(this.#plan.counterId);
    const away = next === undefined ? Number.POSITIVE_INFINITY : next.fromSeconds - spell.toSeconds;
    this.#paused = away <= LONGEST_PAUSE_SECONDS;
    const left = this.#paused
      ? await this.#client.call('pauseCounter', { ...this.#counter, body: { reason: 'back-office' } })
      : await this.#client.call('closeCounter', this.#counter);
    // The end of the branch day closes counters too.
    if (!left.ok && left.error.code !== 'invalid-state') this.#fail(left.error);
  }

  /** Calls and serves until `end`, and on while nobody else is there to do it. */
  async #serveUntil(end: number, goesHome: boolean): Promise<void> {
    const { clock, lobby, customers, lastArrival, staffed, over } = this.#floor;
    const dayIsLong = () => clock.now() < lastArrival;
    const mayGo = () => clock.now() >= end && dayIsLong() && staffed.size > 1;
    let visit: Visit | null = null;
    while (!over.aborted) {
      if (visit === null && mayGo()) return;
      const timeIsUp = clock.now() >= end;
      const { changes } = lobby;
      visit ??= await this.#callNext();
      if (visit !== null) {
        visit = await this.#attend(visit, mayGo);
        continue;
      }
      if (timeIsUp) {
        await customers.allHere();
        if (lobby.changes !== changes) continue;
        const needed = goesHome && !dayIsLong() && customers.mayStillNeed(this.#serves);
        if (!needed) return;
      }
      if (lobby.changes === changes) await this.#idle(timeIsUp ? Number.POSITIVE_INFINITY : end);
    }
  }

  /** Whoever is next; `null` when nobody waits for this counter. */
  async #callNext(): Promise<Visit | null> {
    const called = await this.#client.call('callNext', this.#counter);
    if (called.ok) return called.value.visit;
    if (called.error.code !== 'queue-empty') this.#fail(called.error);
    return null;
  }

  /** Waits for somebody to come, until `end` at the latest. */
  async #idle(end: number): Promise<void> {
    const { clock, lobby, over } = this.#floor;
    const waiting = new AbortController();
    const latest = Math.min(end, clock.now() + LONGEST_IDLE_SECONDS * 1000);
    const alarm = clock.until(latest, AbortSignal.any([waiting.signal, over])).then(() => waiting.abort());
    await lobby.somebodyFor(this.#serves, waiting.signal);
    waiting.abort();
    await alarm;
  }

  /** Has a called customer, from the call to the end; whom the branch called next with the same word, if anybody. */
  async #attend(visit: Visit, mayGo: () => boolean): Promise<Visit | null> {
    const { clock, customers, over } = this.#floor;
    const calledAt = visit.stage.kind === 'called' ? Date.parse(visit.stage.calledAt) : clock.now();
    const customer = await customers.find(visit.id);
    const step = customer === null ? null : customers.stepOf(customer);
    if (customer !== null && step === null) {
      await this.#waitInVain(visit, customer, calledAt);
      return null;
    }
    await this.#until(calledAt + WALK_SECONDS * 1000);
    if ((await this.#onVisit('start', visit)) === null) return null;
    if (step?.escalates === true) await this.#floor.supervisor.ask(this.#client, visit.id);
    // From when they stood there, not from when the branch heard of it: at a great speed that is long after.
    await this.#until(calledAt + (WALK_SECONDS + (step?.seconds ?? STRANGER_SECONDS)) * 1000);
    if (over.aborted) return null;
    const onward = customer === null ? null : customers.stepAfter(customer);
    if (customer !== null && onward !== null) {
      await this.#sendOn(visit, customer, onward.serviceId);
      return null;
    }
    const next = mayGo() ? await this.#finish(visit) : await this.#finishAndCallNext();
    if (customer !== null) customers.settle(customer);
    return next;
  }

  async #sendOn(visit: Visit, customer: Customer, serviceId: ServiceId): Promise<void> {
    const sent = await this.#client.call('transfer', {
      params: { visitId: visit.id },
      body: { target: { to: 'service', serviceId } },
    });
    if (!sent.ok) this.#tolerate(sent.error);
    customer.stepsDone += 1;
    this.#floor.lobby.somebodyCame(serviceId);
  }

  async #finish(visit: Visit): Promise<null> {
    await this.#onVisit('finish', visit);
    return null;
  }

  async #finishAndCallNext(): Promise<Visit | null> {
    const answer = await this.#client.call('finishAndCallNext', this.#counter);
    if (answer.ok) return answer.value.visit;
    this.#tolerate(answer.error);
    return null;
  }

  async #waitInVain(visit: Visit, customer: Customer, calledAt: number): Promise<void> {
    const patience = calledAt + NO_SHOW_SECONDS * 1000;
    if (customer.plan.course.kind === 'no-show') {
      await this.#until(patience);
      await this.#onVisit('recall', visit);
      await this.#until(patience + NO_SHOW_SECONDS * 1000);
    } else {
      await this.#until(patience);
    }
    if (this.#floor.over.aborted) return;
    await this.#onVisit('noShow', visit);
    this.#floor.customers.settle(customer);
  }

  /** Does something with the customer at the counter; `null` when somebody else was quicker. */
  async #onVisit(what: 'start' | 'finish' | 'noShow' | 'recall', visit: Visit): Promise<Visit | null> {
    const answer = await this.#client.call(what, { params: { visitId: visit.id } });
    if (answer.ok) return answer.value.visit;
    this.#tolerate(answer.error);
    return null;
  }

  /** The customer has left by phone, or a person at a dashboard has acted in the agent's place. */
  #tolerate(error: CallProblem): void {
    if (error.code !== 'invalid-state' && error.code !== 'not-found') this.#fail(error);
  }

  #fail(error: CallProblem): never {
    throw new ReplayError(`${this.#plan.name} at ${this.#plan.counterId}: ${error.detail}`);
  }
}
