import type { Instant, ServiceId } from '@foyer/basics';
import { type Candidate, compareCandidates, isPinnedTo } from '@foyer/queue-core';
import type { SimulatedCounter, SimulatedVisit, SimulationInput } from './simulation-input.ts';
import { type WaitingQueue, waitingQueues } from './waiting-queues.ts';

/** Who is called before whom. */
export interface CallingOrder {
  /** All queues in which somebody waits, and those without anybody that a new arrival would begin. */
  readonly queues: readonly WaitingQueue[];
  /** The counters that could call from a queue now: open ones. */
  openFor(queue: WaitingQueue): readonly SimulatedCounter[];
  /**
   * How many of all queues are called before each place of a queue; the last figure is for a new arrival at its end. They
   * never fall along the queue.
   */
  aheadOf(queue: WaitingQueue): readonly number[];
}

interface CallingCounter {
  readonly counter: SimulatedCounter;
  readonly tiers: ReadonlyMap<ServiceId, number>;
}

/**
 * The true order of calling as it stands at an instant: the same comparison by which the branch chooses, and the same
 * notion of who comes before as the place that a ticket is told (`placeOf`): counted at the counter where they are
 * fewest.
 */
export function callingOrder(input: SimulationInput, now: Instant): CallingOrder {
  const { kind } = input.policy;
  const queues = waitingQueues(input);
  const counters = input.counters.map((counter): CallingCounter => ({ counter, tiers: tiersOf(counter) }));
  const hasPins = queues.some(({ pin }) => pin !== null);
  const countersFor = (queue: WaitingQueue): readonly CallingCounter[] => {
    const all = counters.filter((counter) => tierAt(counter, queue) !== undefined);
    const staffed = all.filter(({ counter }) => counter.status !== 'closed');
    const found = staffed.length > 0 ? staffed : all;
    // Where nobody is reserved for one of them, counters of one profile call in the same order.
    return hasPins ? found : [...new Map(found.map((counter) => [counter.counter.tiers, counter])).values()];
  };
  /** How many of another queue a counter calls before each place of a queue, and before a new arrival at its end. */
  const aheadIn = (
    counter: CallingCounter,
    other: WaitingQueue,
    otherTier: number,
    queue: WaitingQueue,
  ): readonly number[] => {
    const ownTier = tierAt(counter, queue) ?? 0;
    let ahead = 0;
    const figureFor = (self: Candidate): number => {
      for (; ahead < other.visits.length; ahead += 1) {
        const theirs = other.visits[ahead];
        if (theirs === undefined) break;
        if (compareCandidates(candidateOf(other, theirs, ahead, otherTier), self, now, kind) > 0) break;
      }
      return ahead;
    };
    const figures = queue.visits.map((visit, place) => figureFor(candidateOf(queue, visit, place, ownTier)));
    return [...figures, figureFor(newArrival(queue, ownTier, Math.max(now, input.at)))];
  };
  return {
    queues,
    openFor: (queue) =>
      counters
        .filter((counter) => counter.counter.status === 'open' && tierAt(counter, queue) !== undefined)
        .map(({ counter }) => counter),
    aheadOf: (queue) => {
      const alone = Array.from({ length: queue.visits.length + 1 }, (_, place) => place);
      let fewest: readonly number[] | null = null;
      for (const counter of countersFor(queue)) {
        const places = [...alone];
        for (const other of queues) {
          const tier = other === queue || other.visits.length === 0 ? undefined : tierAt(counter, other);
          if (tier === undefined) continue;
          for (const [place, count] of aheadIn(counter, other, tier, queue).entries()) {
            places[place] = (places[place] ?? 0) + count;
          }
        }
        fewest = fewest === null ? places : fewest.map((count, place) => Math.min(count, places[place] ?? count));
      }
      return fewest ?? alone;
    },
  };
}

/** Somebody who waits at a place of a queue, as the calling policy sees them at a counter that calls it from a tier. */
export function candidateOf(queue: WaitingQueue, visit: SimulatedVisit, place: number, tier: number): Candidate {
  return {
    returnedFirst: queue.first,
    pinned: queue.pin !== null,
    overtakenEnough: place < queue.guaranteed,
    tier,
    seniority: visit.seniority,
    sequence: visit.sequence,
    rate: queue.class.rate,
    headStartSeconds: queue.class.headStartSeconds,
    targetSeconds: queue.service.targetSeconds,
  };
}

/** Somebody who takes a ticket now, at the end of a queue. */
export function newArrival(queue: WaitingQueue, tier: number, seniority: number): Candidate {
  return {
    returnedFirst: false,
    pinned: false,
    overtakenEnough: false,
    tier,
    seniority,
    sequence: Number.MAX_SAFE_INTEGER,
    rate: queue.class.rate,
    headStartSeconds: queue.class.headStartSeconds,
    targetSeconds: queue.service.targetSeconds,
  };
}

function tiersOf(counter: SimulatedCounter): ReadonlyMap<ServiceId, number> {
  return new Map(counter.tiers.flatMap((services, tier) => services.map((id) => [id, tier] as const)));
}

/** The tier from which a counter calls from a queue; `undefined`: it does not. */
function tierAt({ counter, tiers }: CallingCounter, { pin, service }: WaitingQueue): number | undefined {
  if (pin === null) return tiers.get(service.id);
  return isPinnedTo(pin, counter.id, counter.agentId) ? 0 : undefined;
}
