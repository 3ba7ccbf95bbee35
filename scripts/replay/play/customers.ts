import type { VisitId } from '@foyer/basics';
import type { Client } from '@foyer/client';
import type { Estimate } from '@foyer/contract';
import type { PlannedCustomer, PlannedStep } from '../day-plan.ts';
import type { BranchClock } from './branch-clock.ts';
import { answered, ReplayError } from './caller.ts';
import type { Lobby } from './lobby.ts';

/** A planned customer and what has become of them. */
export interface Customer {
  readonly plan: PlannedCustomer;
  /** Once the branch has given a ticket. */
  ticket: { readonly visitId: VisitId; readonly number: string; readonly estimate: Estimate } | null;
  /** How many of the planned steps are over. */
  stepsDone: number;
  /** Served to the end, or gone. */
  settled: boolean;
}

/** What customers need of the branch. */
export interface CustomersOptions {
  readonly plan: readonly PlannedCustomer[];
  /** The instant of the plan's second 0. */
  readonly midnight: number;
  readonly clock: BranchClock;
  readonly lobby: Lobby;
  readonly kiosk: Client;
  /** Without an account: it knows only its ticket. */
  readonly phone: Client;
  /** Opens a branch that has closed for the night. */
  readonly openBranch: () => Promise<void>;
}

/** Everybody who comes on a day: they take a ticket when their time has come, and some give up. */
export class Customers {
  readonly all: readonly Customer[];
  readonly #options: CustomersOptions;
  readonly #byVisit = new Map<VisitId, Customer>();
  readonly #asking = new Set<Promise<void>>();
  readonly #leaving: Promise<void>[] = [];
  #next = 0;
  #stopped = false;
  #unsettled: number;

  constructor(options: CustomersOptions) {
    this.#options = options;
    this.all = options.plan.map((plan) => ({ plan, ticket: null, stepsDone: 0, settled: false }));
    this.#unsettled = this.all.length;
  }

  /** How many have arrived. */
  get arrived(): number {
    return this.#next;
  }

  /** How many have neither been served to the end nor gone; those to come included. */
  get unsettled(): number {
    return this.#unsettled;
  }

  /** Lets everybody come; resolves when the last of them has a ticket and the last who gives up has gone. */
  async come(signal: AbortSignal): Promise<void> {
    const { clock, midnight } = this.#options;
    for (const customer of this.all) {
      await clock.until(midnight + customer.plan.arriveSeconds * 1000, signal);
      if (signal.aborted) {
        this.#stopped = true;
        return;
      }
      this.#next += 1;
      this.#ask(customer, signal);
    }
    await Promise.all(this.#asking);
    await Promise.all(this.#leaving);
  }

  /** Resolves when everybody whose time has come by now has a ticket. */
  async allHere(): Promise<void> {
    const { clock, midnight } = this.#options;
    const now = clock.now();
    const due = () => {
      const next = this.all[this.#next];
      return next !== undefined && midnight + next.plan.arriveSeconds * 1000 <= now;
    };
    while (due() && !this.#stopped) await clock.until(clock.now() + 1000);
    await Promise.all(this.#asking);
  }

  /** Whose visit this is; `null` for somebody the plan does not know. */
  async find(visitId: VisitId): Promise<Customer | null> {
    const known = this.#byVisit.get(visitId);
    if (known !== undefined) return known;
    // The branch may have called them before the kiosk had their ticket in its hands.
    await Promise.all(this.#asking);
    return this.#byVisit.get(visitId) ?? null;
  }

  /** The step that a customer is called for; `null` when they won't come. */
  stepOf({ plan, stepsDone }: Customer): PlannedStep | null {
    return plan.course.kind === 'served' ? (plan.course.steps[stepsDone] ?? null) : null;
  }

  /** The step after the present one, if any. */
  stepAfter({ plan, stepsDone }: Customer): PlannedStep | null {
    return plan.course.kind === 'served' ? (plan.course.steps[stepsDone + 1] ?? null) : null;
  }

  /** Nothing more will happen to them. */
  settle(customer: Customer): void {
    if (customer.settled) return;
    customer.settled = true;
    this.#unsettled -= 1;
    if (this.#unsettled === 0) this.#options.lobby.everybodyLooksUp();
  }

  /** May anybody still come to one who serves these? */
  mayStillNeed(serves: ReadonlySet<string>): boolean {
    return this.all.some(
      ({ plan, settled, stepsDone }) =>
        !settled &&
        (plan.course.kind === 'served'
          ? plan.course.steps.slice(stepsDone).some(({ serviceId }) => serves.has(serviceId))
          : serves.has(plan.serviceId)),
    );
  }

  /** Lets a customer ask for a ticket; one who fails stays among those asking, so that the one who waits for them learns why. */
  #ask(customer: Customer, signal: AbortSignal): void {
    const asked = this.#takeTicket(customer, signal);
    this.#asking.add(asked);
    asked.then(
      () => this.#asking.delete(asked),
      () => undefined,
    );
  }

  async #takeTicket(customer: Customer, signal: AbortSignal): Promise<void> {
    const { kiosk, lobby, openBranch } = this.#options;
    const { serviceId, classId, course } = customer.plan;
    const ask = () => kiosk.call('issueTicket', { body: { serviceId, priorityClass: classId } });
    let answer = await ask();
    if (!answer.ok && answer.error.code === 'branch-closed') {
      await openBranch();
      answer = await ask();
    }
    const { visit, estimate, ticket } = answered(answer, 'A customer could not get a ticket');
    customer.ticket = { visitId: visit.id, number: visit.number, estimate };
    this.#byVisit.set(visit.id, customer);
    await this.#askForTexts(customer, ticket.token);
    lobby.somebodyCame(serviceId);
    if (course.kind === 'leaves') {
      const leaving = this.#leave(
        customer,
        ticket.token,
        Date.parse(visit.issuedAt) + course.afterSeconds * 1000,
        signal,
      );
      leaving.catch(() => undefined);
      this.#leaving.push(leaving);
    }
  }

  /** Whoever has a mobile wants to be texted; a branch that texts nobody, or not this number, says so. */
  async #askForTexts({ plan }: Customer, token: string): Promise<void> {
    if (plan.mobile === undefined) return;
    const body = { phone: plan.mobile, agreed: true } as const;
    const answer = await this.#options.phone.call('messageTicket', { params: { token }, body });
    const isNo = !answer.ok && ['no-messages', 'opted-out', 'invalid-state'].includes(answer.error.code);
    if (!answer.ok && !isNo) throw new ReplayError(`A customer could not ask for texts: ${answer.error.detail}`);
  }

  async #leave(customer: Customer, token: string, at: number, signal: AbortSignal): Promise<void> {
    const { clock, phone } = this.#options;
    await clock.until(at, signal);
    if (customer.settled || signal.aborted) return;
    const answer = await phone.call('cancelTicket', { params: { token } });
    // Who was called in the meantime and did not come is gone already.
    if (!answer.ok && answer.error.code !== 'invalid-state') {
      throw new ReplayError(`A customer could not leave: ${answer.error.detail}`);
    }
    this.settle(customer);
  }
}
