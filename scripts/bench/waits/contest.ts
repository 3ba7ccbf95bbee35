import type { VisitId } from '@foyer/basics';
import { arrivalKey, type Estimate, simulateWaits } from '@foyer/flow';
import { waitingQueues } from '../../../packages/flow/src/waiting-queues.ts';
import { BASELINES, type Baseline, byPosition, type Situation } from './baselines.ts';
import type { Bound } from './bounds.ts';
import { BranchHistory } from './branch-history.ts';
import { competitorsOf, countBefore } from './competitors.ts';
import type { DrivenBranch } from './driven-branch.ts';
import type { DayCustomer, Witness } from './recorded-day.ts';

/** A baseline's estimate and its bounds, in the order of its `bounds()`. Seconds. */
export interface Said {
  readonly p50: number;
  readonly p90s: readonly number[];
}

/** One scored ticket: what each estimator said of it at the same moment, and how long it waited. Seconds. */
export interface ScoredTicket {
  readonly date: string;
  readonly serviceId: string;
  readonly classId: string;
  readonly waited: number;
  readonly simulated: { readonly p50: number; readonly p90: number };
  /** By the place of the baseline in `BASELINES`. */
  readonly baselines: readonly Said[];
}

/** One estimate of somebody who already waited, and how much longer they did. Seconds. */
export interface ScoredWhileWaiting {
  readonly date: string;
  readonly waited: number;
  readonly simulated: { readonly p50: number; readonly p90: number };
  /** Position × mean service ÷ open counters, in the true order. */
  readonly byPosition: number;
}

/** What tickets were told after the first day: how often minutes, and how often not, by reason. */
export interface ToldTickets {
  readonly minutes: number;
  readonly withheld: Readonly<Record<string, number>>;
}

export interface ContestOptions {
  readonly paths: number;
  /** Also estimate everybody who waits, every half a minute. */
  readonly whileWaiting: boolean;
  /** Mean service time before any is known. Seconds. */
  readonly usualService: number;
}

/** A wait shorter than this was none. Seconds. */
const SHORTEST_WAIT = 1;
/** So far apart lie the seeds of one day and the next, and those at tickets and while people wait. */
const SEEDS_A_DAY = 100_000;
const LATER_SEEDS = 50_000_000;

/** Asks every estimator at the same moments about the same branch, and keeps what came of it. */
export class Contest implements Witness {
  readonly tickets: ScoredTicket[] = [];
  readonly whileWaiting: ScoredWhileWaiting[] = [];
  readonly #branch: DrivenBranch;
  readonly #options: ContestOptions;
  readonly #history: BranchHistory;
  readonly #entrants = BASELINES.map((baseline) => ({ baseline, bounds: baseline.bounds() }));
  readonly #atTicket = new Map<number, { readonly estimate: Estimate | undefined; readonly said: readonly Said[] }>();
  readonly #sinceTicket = new Map<VisitId, (Omit<ScoredWhileWaiting, 'waited' | 'date'> & { readonly at: number })[]>();
  readonly #withheld = new Map<string, number>();
  #minutes = 0;
  #date = '';
  #day = -1;

  constructor(branch: DrivenBranch, options: ContestOptions) {
    this.#branch = branch;
    this.#options = options;
    this.#history = new BranchHistory(options.usualService);
  }

  /** The bounds of each baseline by name, in the order of `Said.p90s`. */
  boundNames(baseline: Baseline): readonly string[] {
    return this.#entrants.find((entrant) => entrant.baseline === baseline)?.bounds.map(({ name }) => name) ?? [];
  }

  get told(): ToldTickets {
    return { minutes: this.#minutes, withheld: Object.fromEntries([...this.#withheld].toSorted()) };
  }

  beginDay(date: string): void {
    this.#date = date;
    this.#day += 1;
    this.#atTicket.clear();
    this.#sinceTicket.clear();
  }

  arriving({ row, serviceId, classId, queuedSeconds }: DayCustomer, at: number): void {
    // Who is called at once is not scored; whether they would be told minutes is known from a single path.
    const paths = queuedSeconds < SHORTEST_WAIT ? 1 : this.#options.paths;
    const { arrivals } = this.#simulate(at, row, paths);
    const estimate = arrivals.get(arrivalKey(serviceId, classId));
    if (this.#day > 0) this.#count(estimate);
    const situation: Situation = {
      aheadByArrival: this.#waiting,
      ahead: this.#aheadOf(serviceId, classId, at),
      openCounters: this.#openCounters,
    };
    this.#atTicket.set(row, { estimate, said: this.#entrants.map((entrant) => this.#ask(entrant, situation)) });
  }

  issued({ row }: DayCustomer, visitId: VisitId, at: number): void {
    const estimate = this.#atTicket.get(row)?.estimate;
    if (estimate?.kind === 'minutes') this.#branch.learning.quoted(visitId, at / 1000, estimate.spread);
  }

  called({ row, serviceId, classId, queuedSeconds: waited }: DayCustomer, visitId: VisitId, at: number): void {
    const told = this.#atTicket.get(row);
    this.#atTicket.delete(row);
    if (told !== undefined && waited >= SHORTEST_WAIT) {
      this.#history.called(waited);
      for (const [index, { bounds }] of this.#entrants.entries()) {
        for (const bound of bounds) bound.resolved(told.said[index]?.p50 ?? 0, waited);
      }
      if (told.estimate?.kind === 'minutes') {
        const simulated = { p50: told.estimate.p50Seconds, p90: told.estimate.p90Seconds };
        this.tickets.push({ date: this.#date, serviceId, classId, waited, simulated, baselines: told.said });
      }
    }
    for (const { at: saidAt, simulated, byPosition: position } of this.#sinceTicket.get(visitId) ?? []) {
      const since = (at - saidAt) / 1000;
      if (since < SHORTEST_WAIT) continue;
      this.whileWaiting.push({ date: this.#date, waited: since, simulated, byPosition: position });
    }
    this.#sinceTicket.delete(visitId);
  }

  left({ row, queuedSeconds }: DayCustomer, visitId: VisitId): void {
    if (queuedSeconds >= SHORTEST_WAIT) this.#history.left(queuedSeconds);
    this.#atTicket.delete(row);
    this.#sinceTicket.delete(visitId);
  }

  served(seconds: number): void {
    this.#history.served(seconds);
  }

  halfMinute(at: number): void {
    if (!this.#options.whileWaiting) return;
    const estimates = this.#simulate(at, LATER_SEEDS + (Math.floor(at / 1000) % 86_400), this.#options.paths);
    this.#branch.learning.remember(estimates);
    const { input } = this.#branch;
    const queues = waitingQueues(input);
    for (const queue of queues) {
      for (const [place, { id }] of queue.visits.entries()) {
        const estimate = estimates.visits.get(id);
        if (estimate?.kind !== 'minutes') continue;
        const ahead = countBefore(competitorsOf(input, queues, queue, place, this.#branch.instant(at)));
        const said = this.#sinceTicket.get(id) ?? [];
        said.push({
          at,
          simulated: { p50: estimate.p50Seconds, p90: estimate.p90Seconds },
          byPosition: byPosition(ahead, this.#openCounters, this.#history),
        });
        this.#sinceTicket.set(id, said);
      }
    }
  }

  #simulate(at: number, seed: number, paths: number) {
    const run = { seed: (seed + this.#day * SEEDS_A_DAY) | 0, paths };
    return simulateWaits(this.#branch.input, this.#branch.learning, this.#branch.instant(at), run);
  }

  /** How many a new arrival competes with that the branch's order puts before it. */
  #aheadOf(serviceId: string, classId: string, at: number): number {
    const { input } = this.#branch;
    const queues = waitingQueues(input);
    const own = queues.find(
      ({ service, class: priorityClass, pin, first }) =>
        service.id === serviceId && priorityClass.id === classId && pin === null && !first,
    );
    if (own === undefined) return 0;
    return countBefore(competitorsOf(input, queues, own, own.visits.length, this.#branch.instant(at)));
  }

  #ask({ baseline, bounds }: { readonly baseline: Baseline; readonly bounds: readonly Bound[] }, now: Situation): Said {
    const p50 = baseline.estimate(now, this.#history);
    return { p50, p90s: bounds.map((bound) => Math.max(p50, bound.of(p50))) };
  }

  #count(estimate: Estimate | undefined): void {
    if (estimate?.kind === 'minutes') {
      this.#minutes += 1;
      return;
    }
    const reason = estimate?.reason ?? 'unknown-service';
    this.#withheld.set(reason, (this.#withheld.get(reason) ?? 0) + 1);
  }

  get #waiting(): number {
    let waiting = 0;
    for (const { visits } of this.#branch.state.queues.values()) waiting += visits.size;
    return waiting;
  }

  /** Of the whole branch: counting only those that serve the service makes simple estimates worse. */
  get #openCounters(): number {
    let open = 0;
    for (const { kind } of this.#branch.state.counters.values()) if (kind === 'open') open += 1;
    return open;
  }
}
