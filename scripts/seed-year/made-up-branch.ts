import type { AgentId, BranchDay, CommandId, CustomerRef, Instant, VisitId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { METHOD_VERSION } from '@foyer/flow';
import {
  type BranchState,
  type Command,
  decide,
  evolve,
  isAt,
  type Quote,
  type QuotedArrival,
} from '@foyer/queue-core';
import type { Store } from '@foyer/store';

const HOUR = 60 * 60 * 1000;
/** Commands that share a commit: enough that the disk is not what the years wait for. */
const COMMANDS_A_BATCH = 500;

/** What history to make up. */
export interface YearOptions {
  /** Gets a new `branch.sqlite`; must not hold one. */
  readonly folder: string;
  readonly config: BranchConfig;
  readonly visits: number;
  /** Working days (Monday to Friday) that the visits are spread over. */
  readonly days: number;
  /** Opening time of the first day, epoch milliseconds. */
  readonly start: number;
  /** Chance, 0–1; the same chance makes the same history. */
  readonly random: () => number;
}

/** Something that will happen to the branch; a command that no longer applies by then is refused. */
type Plan =
  | { readonly kind: 'arrival' }
  | { readonly kind: 'command'; readonly command: Command }
  /** An agent goes on with whatever comes next at the counter. */
  | { readonly kind: 'counter'; readonly index: number };

/** A branch whose people do what chance says, each command of them decided, applied and stored as a branch does it. */
export class MadeUpBranch {
  readonly #store: Store;
  readonly #options: YearOptions;
  #state: BranchState;
  #ids = 0;
  #now = 0;
  #keepReplies = false;

  constructor(store: Store, options: YearOptions) {
    this.#store = store;
    this.#options = options;
    this.#state = store.load().state;
  }

  /** One command in a transaction of its own. */
  perform(at: number, command: Command): void {
    this.#store.batch(() => this.#do(at, command));
  }

  /** From the opening to the end of the day. */
  liveThrough(morning: number, visits: number, keepReplies: boolean): void {
    this.#keepReplies = keepReplies;
    const { config, random } = this.#options;
    const agenda = new Agenda<Plan>();
    this.#store.batch(() => {
      this.#do(morning, { type: 'open-branch' });
      config.counters.forEach(({ id }, index) => {
        const agentId = `agent-${((index + new Date(morning).getUTCDate()) % (config.counters.length + 2)) + 1}`;
        this.#do(morning, { type: 'open-counter', counterId: id, agentId: agentId as AgentId });
        agenda.add(morning + 60_000, { kind: 'counter', index });
      });
    });
    for (let visit = 0; visit < visits; visit++) {
      // The middle of the day is busier than its ends.
      agenda.add(morning + ((random() + random() + random()) / 3) * 8 * HOUR, { kind: 'arrival' });
    }
    for (let more = true; more; ) {
      more = this.#store.batch(() => {
        for (let count = 0; count < COMMANDS_A_BATCH; count++) {
          const next = agenda.take();
          if (next === null) return false;
          this.#carryOut(next.at, next.plan, agenda, morning + 8 * HOUR);
        }
        return true;
      });
    }
    this.perform(Math.max(this.#now, morning + 10 * HOUR), { type: 'end-day' });
    this.#store.saveSnapshot(this.#state);
  }

  #carryOut(at: number, plan: Plan, agenda: Agenda<Plan>, closing: number): void {
    if (plan.kind === 'arrival') this.#arrive(at, agenda);
    if (plan.kind === 'command') this.#do(at, plan.command);
    if (plan.kind === 'counter') this.#goOn(at, plan.index, agenda, closing);
  }

  #arrive(at: number, agenda: Agenda<Plan>): void {
    const { config, random } = this.#options;
    const service = config.services[Math.floor(random() ** 1.6 * config.services.length)];
    const priority = config.classes[random() < 0.85 ? 0 : Math.floor(random() * config.classes.length)];
    if (service === undefined || priority === undefined) throw new Error('The branch has no services or no classes.');
    const known = random() < 0.5 ? { customerRef: `customer-${Math.floor(random() * 20_000)}` as CustomerRef } : {};
    this.#do(at, {
      type: 'issue-ticket',
      serviceId: service.id,
      classId: priority.id,
      channel: 'kiosk',
      printing: true,
      ...known,
    });
    const issued = this.#newest;
    if (issued === null) return;
    const printId = this.#state.visits.get(issued)?.printId;
    if (printId) {
      const outcome = random() < 0.99 ? 'printed' : 'failed';
      agenda.add(at + 1500, { kind: 'command', command: { type: 'report-print', printId, outcome } });
    }
    if (random() > 0.08) return;
    const type = random() < 0.7 ? 'abandon' : 'cancel';
    agenda.add(at + random() * 40 * 60_000, { kind: 'command', command: { type, visitId: issued } });
  }

  /** Calls, or ends what the counter is doing: each visit at a counter takes one way through its stages. */
  #goOn(at: number, index: number, agenda: Agenda<Plan>, closing: number): void {
    const { config, random } = this.#options;
    const counterId = config.counters[index]?.id;
    const counter = counterId === undefined ? undefined : this.#state.counters.get(counterId);
    if (counterId === undefined || counter?.kind !== 'open') return;
    const again = (seconds: number): void => agenda.add(at + seconds * 1000, { kind: 'counter', index });
    const visit = counter.visitId === null ? undefined : this.#state.visits.get(counter.visitId);
    if (visit === undefined) {
      // An hour after closing everybody goes home; who still waits then is left to the end of the day.
      if (at > closing + HOUR) return;
      again(this.#do(at, { type: 'call-next', counterId }) ? 4 + random() * 25 : 15);
      return;
    }
    const visitId = visit.id;
    if (isAt(visit, 'called')) {
      const shows = random() > 0.03;
      this.#do(at, { type: shows ? 'start' : 'no-show', visitId });
      again(shows ? this.#serviceSeconds() : 1);
      return;
    }
    const turn = random();
    if (turn < 0.015) {
      this.#escalate(at, visitId, agenda);
      again(240);
      return;
    }
    if (turn < 0.07) this.#transfer(at, visitId);
    else this.#do(at, { type: 'finish', visitId, outcomeId: this.#outcome() });
    again(3 + random() * 10);
  }

  #transfer(at: number, visitId: VisitId): void {
    const { config, random } = this.#options;
    const service = config.services[Math.floor(random() * config.services.length)];
    if (service === undefined) return;
    this.#do(at, { type: 'transfer', visitId, target: { to: 'service', serviceId: service.id }, position: 'original' });
  }

  #escalate(at: number, visitId: VisitId, agenda: Agenda<Plan>): void {
    this.#do(at, { type: 'escalate', visitId, reason: 'approval' });
    const raised = this.#state.escalations.find((each) => each.visitId === visitId && each.status.kind === 'raised');
    if (raised === undefined) return;
    const escalationId = raised.id;
    const answered = at + (20 + this.#options.random() * 100) * 1000;
    agenda.add(answered, { kind: 'command', command: { type: 'acknowledge-escalation', escalationId } });
    const resolve = { type: 'resolve-escalation', escalationId, resolution: 'approved' } as const;
    agenda.add(answered + 60_000, { kind: 'command', command: resolve });
  }

  /** Roughly how long so many ahead take; at times it is not known, as on a branch's first mornings. */
  #quote({ ahead }: QuotedArrival): Quote {
    const { config, random } = this.#options;
    if (random() < 0.02) return { kind: 'withheld', reason: 'no-evidence', ahead };
    const mean = ((ahead + 1) * this.#meanService()) / config.counters.length;
    const spread = Array.from({ length: 21 }, (_, step) => (mean * step) / 10);
    const [p50Seconds, p90Seconds] = [mean * 0.9, mean * 1.8 + 60];
    return {
      kind: 'minutes',
      ahead,
      simulatedAhead: ahead,
      p50Seconds,
      p90Seconds,
      method: METHOD_VERSION,
      aboutMinutes: Math.round(p50Seconds / 60),
      mostMinutes: Math.max(1, Math.round(p90Seconds / 60)),
      madeAt: this.#now as Instant,
      clock: this.#state.clock,
      seed: 1,
      paths: 200,
      spread,
    };
  }

  #outcome() {
    const { config, random } = this.#options;
    const outcome = config.outcomes[random() < 0.85 ? 0 : Math.floor(random() * config.outcomes.length)];
    if (outcome === undefined) throw new Error('The branch has no outcomes.');
    return outcome.id;
  }

  #serviceSeconds(): number {
    return 15 - Math.log(1 - this.#options.random()) * (this.#meanService() - 15);
  }

  /** Keeps the counters four fifths busy. */
  #meanService(): number {
    const { config, visits, days } = this.#options;
    return Math.max(30, (config.counters.length * 8 * 3600 * 0.8) / (visits / days) - 30);
  }

  #newest: VisitId | null = null;

  /** Decides and stores; `false`: it was refused, as a queue that is empty or full does. */
  #do(at: number, command: Command): boolean {
    this.#now = Math.max(this.#now, Math.round(at));
    const commandId = this.#newId() as CommandId;
    const decided = decide(this.#state, command, {
      now: this.#now as Instant,
      today: dayOf(this.#now),
      actor: { kind: 'system' },
      commandId,
      newId: () => this.#newId(),
      quote: (arrival) => this.#quote(arrival),
    });
    this.#newest = null;
    if (!decided.ok) return false;
    for (const event of decided.value) {
      const after = evolve(this.#state, event);
      this.#store.append(this.#state, event, after);
      this.#state = after;
      if (event.body.type === 'TicketIssued') this.#newest = event.body.visitId;
    }
    if (this.#keepReplies) {
      const { clock } = this.#state;
      const reply = { status: 200, body: { clock } };
      this.#store.saveCommand({ commandId, requestHash: commandId, reply, clock, at: this.#now as Instant });
    }
    return true;
  }

  /** In the form of a UUIDv7: by time, then by count. */
  #newId(): string {
    const time = this.#now.toString(16).padStart(12, '0');
    const count = (++this.#ids).toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${count}`;
  }
}

/** The date in UTC: the made-up branch is open well within one day there. */
export function dayOf(at: number): BranchDay {
  return new Date(at).toISOString().slice(0, 10) as BranchDay;
}

/** What is to come, soonest first. */
class Agenda<T> {
  /** Latest first, so that the soonest is cheap to take. */
  readonly #entries: { readonly at: number; readonly plan: T }[] = [];

  add(at: number, plan: T): void {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#entries[middle]?.at ?? 0) > at) low = middle + 1;
      else high = middle;
    }
    this.#entries.splice(low, 0, { at, plan });
  }

  take(): { readonly at: number; readonly plan: T } | null {
    return this.#entries.pop() ?? null;
  }
}
