import type { Instant } from '@foyer/basics';
import { isPinnedTo } from '@foyer/queue-core';
import type { ArrivalRate } from '../learning/arrival-rates.ts';
import type { Learning } from '../learning/learning.ts';
import { type Break, breakBegunAt } from '../planned-breaks.ts';
import type {
  SimulatedClass,
  SimulatedCounter,
  SimulatedService,
  SimulatedVisit,
  SimulationInput,
} from '../simulation-input.ts';
import { tiersOf } from '../simulation-input.ts';
import type { WaitingQueue } from '../waiting-queues.ts';
import { type Durations, durationsOf } from './durations.ts';

/** Visits alike in service, class, pin and `first` mark: called among themselves by seniority. */
export interface ModelQueue {
  readonly service: SimulatedService;
  readonly serviceIndex: number;
  readonly class: SimulatedClass;
  readonly first: boolean;
  readonly pinned: boolean;
  /** In order of seniority. */
  readonly visits: readonly SimulatedVisit[];
  /** Can a new arrival join it? */
  readonly open: boolean;
  /** New arrivals. */
  readonly arrivals: ArrivalRate;
  /** Some counter of the model calls from it. */
  readonly served: boolean;
}

/** A counter that serves, or will again. */
export interface ModelCounter {
  readonly input: SimulatedCounter;
  /** Queues it calls from, by their index, the tier of each, and whether only late visits are called of it. */
  readonly queues: readonly { readonly queue: number; readonly tier: number; readonly whenLate: boolean }[];
  /** Planned breaks that have not begun, in order; seconds, from now. */
  readonly breaks: readonly { readonly from: number; readonly length: number }[];
  /** How much longer it is away on a planned break, or as was said; `null` when nobody knows. */
  readonly away: number | null;
  /** How long services last there, by the services' index; `null` where it does not serve it. */
  readonly durations: readonly (Durations | null)[];
}

/** A span of time that ends some time; seconds. */
export interface Span {
  /**
   * How much longer, given that it has lasted so long.
   *
   * @param chance an exponential deviate of mean 1; a larger one gives a longer time
   */
  remaining(elapsed: number, chance: number): number;
}

/** Spans that begin now, by equally likely lengths: quicker than asking a `Span` each time. Seconds. */
export interface Lengths {
  readonly mean: number;
  /** @param chance evenly from 0 to 1 */
  whole(chance: number): number;
}

/** So many equally likely lengths stand for a span. */
const LENGTHS = 512;

/** The lengths of a span from its beginning. */
export function lengthsOf(span: Span): Lengths {
  const lengths = Float64Array.from({ length: LENGTHS }, (_, part) =>
    span.remaining(0, -Math.log1p(-(part + 0.5) / LENGTHS)),
  );
  return {
    mean: lengths.reduce((sum, length) => sum + length, 0) / LENGTHS,
    whole: (chance) => lengths[(chance * LENGTHS) | 0] ?? 0,
  };
}

/** How people behave, whoever they are. */
export interface Behaviour {
  /** From the call to the start. */
  readonly walks: Span;
  /** From a customer's end until the counter calls again, while somebody waits. */
  readonly turnaround: Span;
  readonly pauses: Span;
  /** From the beginning of a wait until the customer gives up. */
  readonly patience: Span;
  /** The share of called customers who don't come. */
  readonly noShowShare: number;
}

/** The branch as it is simulated: who waits where, who serves what, and how fast. */
export interface BranchModel {
  readonly input: SimulationInput;
  readonly now: Instant;
  readonly behaviour: Behaviour;
  readonly walks: Lengths;
  readonly gaps: Lengths;
  readonly queues: readonly ModelQueue[];
  readonly counters: readonly ModelCounter[];
}

/** Prepares a branch for simulation. Costs about as much as one path of it. */
export function branchModel(
  input: SimulationInput,
  waitingQueues: readonly WaitingQueue[],
  learning: Learning,
  now: Instant,
): BranchModel {
  const serving = input.counters.filter(({ status }) => status !== 'closed');
  const calls = (counter: SimulatedCounter, tiers: ReadonlyMap<string, number>, { service, pin }: WaitingQueue) =>
    pin === null ? tiers.get(service.id) : isPinnedTo(pin, counter.id, counter.agentId) ? 0 : undefined;
  const counters = serving.map((counter): ModelCounter => {
    const tiers = tiersOf(counter);
    const queues = waitingQueues.flatMap((group, queue) => {
      const tier = calls(counter, tiers, group);
      const whenLate = group.pin === null && counter.whenLate.includes(group.service.id);
      return tier === undefined ? [] : [{ queue, tier, whenLate }];
    });
    const given = new Set(queues.map(({ queue }) => waitingQueues[queue]?.service.id));
    if (counter.customer !== null) given.add(counter.customer.serviceId);
    return {
      input: counter,
      queues,
      ...breaksOf(counter, now),
      durations: input.services.map(({ id, meanServiceSeconds }) =>
        given.has(id) ? durationsOf(learning.serviceTimes, id, counter.agentId, meanServiceSeconds) : null,
      ),
    };
  });
  const served = new Set(counters.flatMap(({ queues }) => queues.map(({ queue }) => queue)));
  return {
    input,
    now,
    behaviour: learning,
    walks: lengthsOf(learning.walks),
    gaps: lengthsOf(learning.turnaround),
    counters,
    queues: waitingQueues.map((group, index): ModelQueue => {
      const { open } = group;
      return {
        service: group.service,
        serviceIndex: input.services.indexOf(group.service),
        class: group.class,
        first: group.first,
        pinned: group.pin !== null,
        visits: group.visits,
        open,
        arrivals: open ? learning.arrivals.rate(group.service.id, group.class.id) : { now: 0, later: 0 },
        served: served.has(index),
      };
    }),
  };
}

/** Which of a counter's planned breaks it still has before it, and how long it stays on the present one. */
function breaksOf(
  { status, since, customer, breaks, returnsAt }: SimulatedCounter,
  now: Instant,
): Pick<ModelCounter, 'breaks' | 'away'> {
  const present = status === 'paused' && since !== null ? breakBegunAt(breaks, since) : undefined;
  const planned = present === undefined || since === null ? null : since + (present.until - present.from);
  // What somebody said of this very pause is better than what was planned; overdue, it says nothing any more.
  const remaining = (returnsAt ?? planned ?? now) - now;
  const isAhead = ({ from, until }: Break) => {
    if (from > now || since === null) return from > now;
    // It is time for it. Who began with a customer after that has been on it already, or lets it be.
    return customer === null ? until > now && since < (from + until) / 2 : since < from;
  };
  return {
    away: remaining > 0 ? remaining / 1000 : null,
    breaks: breaks
      .filter((planned) => planned !== present && isAhead(planned))
      .map(({ from, until }) => ({ from: (from - now) / 1000, length: (until - from) / 1000 })),
  };
}

/**
 * What one more customer ahead adds to the wait in a queue: the mean time from call to call at the counters that call
 * from it, divided among them. Seconds.
 */
export function stepSeconds({ queues, counters, walks, gaps }: BranchModel, queue: number): number {
  const index = queues[queue]?.serviceIndex ?? -1;
  let cycles = 0;
  let count = 0;
  for (const counter of counters) {
    const service = counter.durations[index];
    if (service === undefined || service === null || !counter.queues.some((called) => called.queue === queue)) continue;
    cycles += walks.mean + service.mean + gaps.mean;
    count += 1;
  }
  return count === 0 ? 0 : cycles / count / count;
}
