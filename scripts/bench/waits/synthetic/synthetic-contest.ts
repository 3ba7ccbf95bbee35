import type { Instant, VisitId } from '@foyer/basics';
import { arrivalKey, type Estimate, type Learning, type SimulationInput, simulateWaits } from '@foyer/flow';
import { type CallingOrder, callingOrder } from '../../../../packages/flow/src/calling-order.ts';
import { spreadOf } from '../../../../packages/flow/src/learning/spread.ts';
import { branchModel } from '../../../../packages/flow/src/simulate/branch-model.ts';
import { Simulation } from '../../../../packages/flow/src/simulate/simulation.ts';
import { BASELINES, byPosition } from '../baselines.ts';
import { BranchHistory } from '../branch-history.ts';
import type { DrivenBranch } from '../driven-branch.ts';
import type { Customer } from './day.ts';
import { allParts, PARTS, type Part, withTruth } from './floor.ts';
import type { Audience } from './play-day.ts';
import { lineOf, SCOPES, situationsOf } from './situations.ts';
import type { Variant } from './variants.ts';

/** A median and a 90 % bound. Seconds. */
export interface Told {
  readonly p50: number;
  readonly p90: number;
}

/** What each estimator said at one moment of one wait. Seconds. */
export interface Moment {
  readonly load: number;
  readonly day: number;
  /** What Foyer says. */
  readonly simulated: Told;
  /** The same before calibration. */
  readonly raw: Told;
  readonly floor: Told;
  /** By estimate and scope, in the order of `BASELINE_NAMES`; while waiting only position in the true order. */
  readonly baselines: readonly number[];
  /** Medians before calibration, in the order of `MIXTURES`; empty unless asked for. */
  readonly mixtures: readonly number[];
}

export interface ScoredMoment extends Moment {
  readonly serviceId: string;
  readonly classId: string;
  readonly waited: number;
}

export const BASELINE_NAMES: readonly string[] = BASELINES.flatMap(({ name }) =>
  SCOPES.map((scope) => `${name} (${scope})`),
);

/** Models between the learned and the true one: a single part true, or a single part learned. */
export const MIXTURES: readonly { readonly name: string; readonly parts: ReadonlySet<Part> }[] = [
  { name: 'all learned', parts: new Set<Part>() },
  ...PARTS.map((part) => ({ name: `only ${part} true`, parts: new Set([part]) })),
  { name: 'all true', parts: allParts },
  ...PARTS.map((part) => ({ name: `only ${part} learned`, parts: new Set(PARTS.filter((other) => other !== part)) })),
];

export interface ContestOptions {
  readonly variant: Variant;
  readonly paths: number;
  /** Every so many tickets all estimators are asked. */
  readonly every: number;
  readonly mixtures: boolean;
}

/** A wait shorter than this was none. Seconds. */
const SHORTEST_WAIT = 1;
const MEDIAN = 10;
const NINE_TENTHS = 18;
const SEEDS_A_DAY = 10_000;

/** Asks every estimator at the same moments about the same branch, and keeps what came of it. */
export class SyntheticContest implements Audience {
  readonly atTicket: ScoredMoment[] = [];
  readonly whileWaiting: ScoredMoment[] = [];
  readonly #branch: DrivenBranch;
  readonly #learning: Learning;
  readonly #options: ContestOptions;
  readonly #history: BranchHistory;
  readonly #ofService = new Map<string, BranchHistory>();
  readonly #arrived = new Map<VisitId, number>();
  readonly #told = new Map<VisitId, Moment>();
  readonly #since = new Map<VisitId, (Moment & { readonly at: number })[]>();
  #asked: { readonly moment: Moment; readonly spread: readonly number[] } | null = null;
  #day = -1;
  #load = 0;
  #doorsOpenAt = 0;
  #tickets = 0;

  constructor(branch: DrivenBranch, options: ContestOptions) {
    this.#branch = branch;
    this.#learning = branch.learning;
    this.#options = options;
    const { services } = branch.input;
    for (const { id, meanServiceSeconds } of services) this.#ofService.set(id, new BranchHistory(meanServiceSeconds));
    const usual = services.reduce((sum, { meanServiceSeconds }) => sum + meanServiceSeconds, 0) / services.length;
    this.#history = new BranchHistory(usual);
  }

  beginDay(load: number, doorsOpenAt: number): void {
    this.#day += 1;
    this.#load = load;
    this.#doorsOpenAt = doorsOpenAt;
    this.#tickets = 0;
    this.#arrived.clear();
    this.#told.clear();
    this.#since.clear();
  }

  comes(customer: Customer, at: Instant): void {
    this.#tickets += 1;
    this.#asked = null;
    if (this.#tickets % this.#options.every === 0) this.#ask(customer, this.#branch.instant(at));
  }

  issued(_: Customer, visitId: VisitId, at: Instant): void {
    this.#arrived.set(visitId, at);
    // What was said of the wait for an earlier step was not said of this one.
    this.#told.delete(visitId);
    this.#since.delete(visitId);
    if (this.#asked === null) return;
    this.#told.set(visitId, this.#asked.moment);
    this.#learning.quoted(visitId, at / 1000, this.#asked.spread);
  }

  called(customer: Customer, visitId: VisitId, at: Instant): void {
    const { serviceId, classId, comes } = customer;
    const waited = this.#waited(visitId, at);
    if (waited >= SHORTEST_WAIT) {
      this.#history.called(waited);
      this.#ofService.get(serviceId)?.called(waited);
    }
    if (!comes) return;
    const told = this.#told.get(visitId);
    if (told !== undefined && waited >= SHORTEST_WAIT) this.atTicket.push({ ...told, serviceId, classId, waited });
    for (const { at: saidAt, ...moment } of this.#since.get(visitId) ?? []) {
      const since = (at - saidAt) / 1000;
      if (since >= SHORTEST_WAIT) this.whileWaiting.push({ ...moment, serviceId, classId, waited: since });
    }
  }

  served({ serviceId }: Customer, _: VisitId, seconds: number): void {
    this.#history.served(seconds);
    this.#ofService.get(serviceId)?.served(seconds);
  }

  left({ serviceId }: Customer, visitId: VisitId, at: Instant): void {
    const waited = this.#waited(visitId, at);
    this.#history.left(waited);
    this.#ofService.get(serviceId)?.left(waited);
  }

  #waited(visitId: VisitId, at: Instant): number {
    return (at - (this.#arrived.get(visitId) ?? at)) / 1000;
  }

  #ask({ serviceId, classId }: Customer, now: Instant): void {
    const { paths, mixtures, variant } = this.#options;
    const { input } = this.#branch;
    const seed = this.#day * SEEDS_A_DAY + this.#tickets;
    const estimates = simulateWaits(input, this.#learning, now, { seed, paths });
    this.#learning.remember(estimates);
    const order = callingOrder(input, now);
    const model = branchModel(input, order.queues, this.#learning, now);
    const simulate = (parts: ReadonlySet<Part>) => {
      const circumstances = { load: this.#load, now: (now - this.#doorsOpenAt) / 1000, variant };
      const simulation = new Simulation(withTruth(model, parts, circumstances), seed, paths);
      while (simulation.paths < paths) simulation.walk();
      return simulation;
    };
    const floor = simulate(allParts);
    this.#keepWhileWaiting(input, order, estimates.visits, floor, now);
    const estimate = estimates.arrivals.get(arrivalKey(serviceId, classId));
    const own = lineOf(order, serviceId, classId);
    const queue = order.queues[own];
    if (estimate?.kind !== 'minutes' || queue === undefined) return;
    const moment: Moment = {
      ...this.#momentOf(estimate, toldBy(floor, own, queue.visits.length)),
      baselines: this.#baselines(serviceId, situationsOf(input, order, queue, now)),
      mixtures: mixtures ? MIXTURES.map(({ parts }) => toldBy(simulate(parts), own, queue.visits.length).p50) : [],
    };
    this.#asked = { moment, spread: estimate.spread };
  }

  #keepWhileWaiting(
    { counters }: SimulationInput,
    order: CallingOrder,
    visits: ReadonlyMap<VisitId, Estimate>,
    floor: Simulation,
    now: Instant,
  ): void {
    const open = counters.filter(({ status }) => status === 'open').length;
    for (const [index, queue] of order.queues.entries()) {
      for (const [place, { id }] of queue.visits.entries()) {
        const estimate = visits.get(id);
        if (estimate?.kind !== 'minutes') continue;
        const moment = this.#momentOf(estimate, toldBy(floor, index, place));
        const baselines = [byPosition(estimate.ahead, open, this.#history)];
        const said = this.#since.get(id) ?? [];
        said.push({ ...moment, baselines, mixtures: [], at: now });
        this.#since.set(id, said);
      }
    }
  }

  #momentOf(estimate: Extract<Estimate, { kind: 'minutes' }>, floor: Told): Omit<Moment, 'baselines' | 'mixtures'> {
    const { p50Seconds: p50, p90Seconds: p90, spread } = estimate;
    return { load: this.#load, day: this.#day, simulated: { p50, p90 }, raw: toldOf(spread), floor };
  }

  #baselines(serviceId: string, situations: ReturnType<typeof situationsOf>): number[] {
    return BASELINES.flatMap((baseline) =>
      SCOPES.map((scope, index) => {
        const situation = situations[index];
        const own = scope === 'same service' ? this.#ofService.get(serviceId) : undefined;
        return situation === undefined ? Number.NaN : baseline.estimate(situation, own ?? this.#history);
      }),
    );
  }
}

function toldOf(spread: readonly number[]): Told {
  return { p50: spread[MEDIAN] ?? Number.NaN, p90: spread[NINE_TENTHS] ?? Number.NaN };
}

/** What a simulation tells of a place in a queue. */
function toldBy(simulation: Simulation, queue: number, place: number): Told {
  return toldOf(spreadOf((simulation.waits(queue)[place] ?? new Float64Array(1)).toSorted()));
}
