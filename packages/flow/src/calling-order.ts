import type { Instant } from '@foyer/basics';
import {
  type Calling,
  type Candidate,
  compareCandidates,
  isPinnedTo,
  type Line,
  lateAt,
  placesInSequence,
  Turns,
  turnWeights,
} from '@foyer/queue-core';
import { type SimulatedCounter, type SimulatedVisit, type SimulationInput, tiersOf } from './simulation-input.ts';
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

type CallingCounter = SimulatedCounter & { readonly tierOf: ReturnType<typeof tiersOf> };

/** The policy of a branch and whose turn it is. */
export function callingBy({ policy: { kind }, classes, turns }: SimulationInput): Calling {
  return { kind, turns: new Turns(turnWeights(kind, classes), turns) };
}

/**
 * The true order of calling as it stands at an instant: the same comparison by which the branch chooses, and the same
 * notion of who comes before as the place that a ticket is told (`placeOf`): counted at the counter where they are
 * fewest.
 */
export function callingOrder(input: SimulationInput, now: Instant): CallingOrder {
  const calling = callingBy(input);
  const queues = waitingQueues(input);
  const counters = input.counters.map((counter): CallingCounter => ({ ...counter, tierOf: tiersOf(counter) }));
  const hasPins = queues.some(({ pin }) => pin !== null);
  const arrivesAt = Math.max(now, input.at);
  const countLate = ({ visits, service: { targetSeconds } }: WaitingQueue): number => {
    const inTime = visits.findIndex(({ seniority }) => lateAt({ seniority, targetSeconds }) > now);
    return inTime < 0 ? visits.length : inTime;
  };
  /** How many of a queue a counter may call now. */
  const countCallable = (counter: CallingCounter, queue: WaitingQueue): number =>
    isWhenLate(counter, queue) ? countLate(queue) : queue.visits.length;
  /** The counters that could call them: staffed ones now, or else later, or, while none is, all that are there. */
  const countersFor = (queue: WaitingQueue, isLate: boolean): readonly CallingCounter[] => {
    const all = counters.filter((counter) => tierAt(counter, queue) !== undefined);
    const staffed = all.filter(({ status }) => status !== 'closed');
    const atOnce = staffed.filter((counter) => isLate || !isWhenLate(counter, queue));
    const found = [atOnce, staffed, all].find(({ length }) => length > 0) ?? [];
    // Where nobody is reserved for one of them, counters of one profile call in the same order.
    return hasPins ? found : [...new Map(found.map((counter) => [counter.tiers, counter])).values()];
  };
  /** Who stands at a place of a queue at a counter; at its end a new arrival. */
  const candidateAt = (queue: WaitingQueue, place: number, tier: number): Candidate => {
    const visit = queue.visits[place];
    return visit === undefined ? newArrival(queue, tier, arrivesAt) : candidateOf(queue, visit, place, tier);
  };
  /** How many of another queue a counter calls before each place of a queue, and before a new arrival at its end. */
  const aheadIn = (counter: CallingCounter, other: WaitingQueue, queue: WaitingQueue): readonly number[] => {
    const [otherTier, ownTier] = [tierAt(counter, other) ?? 0, tierAt(counter, queue) ?? 0];
    const callable = countCallable(counter, other);
    let ahead = 0;
    const figureFor = (self: Candidate): number => {
      for (; ahead < callable; ahead += 1) {
        if (compareCandidates(candidateAt(other, ahead, otherTier), self, now, calling) > 0) break;
      }
      return ahead;
    };
    return Array.from({ length: queue.visits.length + 1 }, (_, place) => figureFor(candidateAt(queue, place, ownTier)));
  };
  const placesByUrgency = (counter: CallingCounter, queue: WaitingQueue): readonly number[] => {
    const places = Array.from({ length: queue.visits.length + 1 }, (_, place) => place);
    for (const other of queues) {
      if (other === queue || other.visits.length === 0 || tierAt(counter, other) === undefined) continue;
      for (const [place, count] of aheadIn(counter, other, queue).entries()) {
        places[place] = (places[place] ?? 0) + count;
      }
    }
    return places;
  };
  const inTurn = new Map<string, ReturnType<typeof placesAt>>();
  /** The places of all queues where turns are taken; `whole` is taken as callable to its end. */
  const placesAt = (counter: CallingCounter, whole: WaitingQueue | null) => {
    const lines = queues.flatMap((queue): readonly (Line & { readonly queue: WaitingQueue })[] => {
      const tier = tierAt(counter, queue);
      if (tier === undefined) return [];
      const size = queue === whole ? queue.visits.length : countCallable(counter, queue);
      const arrival = newArrival(queue, tier, arrivesAt);
      return [{ queue, size, candidateAt: (place) => (place < size ? candidateAt(queue, place, tier) : arrival) }];
    });
    const places = placesInSequence(lines, now, calling);
    return new Map(lines.map((line) => [line.queue, places.get(line) ?? []]));
  };
  const placesInTurn = (counter: CallingCounter, queue: WaitingQueue, isLate: boolean): readonly number[] => {
    const whole = isLate || !isWhenLate(counter, queue) ? null : queue;
    const name = `${counter.id} ${whole === null ? '' : queues.indexOf(queue)}`;
    const places = inTurn.get(name) ?? placesAt(counter, whole);
    inTurn.set(name, places);
    return places.get(queue) ?? [];
  };
  const fewestAhead = (queue: WaitingQueue, isLate: boolean): readonly number[] => {
    let fewest: readonly number[] | null = null;
    for (const counter of countersFor(queue, isLate)) {
      const places = calling.turns.areTaken ? placesInTurn(counter, queue, isLate) : placesByUrgency(counter, queue);
      fewest = fewest === null ? places : fewest.map((count, place) => Math.min(count, places[place] ?? count));
    }
    return fewest ?? Array.from({ length: queue.visits.length + 1 }, (_, place) => place);
  };
  return {
    queues,
    openFor: (queue) => counters.filter((counter) => counter.status === 'open' && tierAt(counter, queue) !== undefined),
    aheadOf: (queue) => {
      const late = counters.some((counter) => isWhenLate(counter, queue)) ? countLate(queue) : 0;
      const inTime = fewestAhead(queue, false);
      return late === 0 ? inTime : [...fewestAhead(queue, true).slice(0, late), ...inTime.slice(late)];
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
    classPlace: queue.class.place,
    targetShare: queue.service.targetShare,
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
    classPlace: queue.class.place,
    targetShare: queue.service.targetShare,
    targetSeconds: queue.service.targetSeconds,
  };
}

/** Does a counter call from a queue only who is late? */
function isWhenLate({ whenLate }: CallingCounter, { pin, service }: WaitingQueue): boolean {
  return pin === null && whenLate.includes(service.id);
}

/** The tier from which a counter calls from a queue; `undefined`: it does not. */
function tierAt({ id, agentId, tierOf }: CallingCounter, { pin, service }: WaitingQueue): number | undefined {
  if (pin === null) return tierOf.get(service.id);
  return isPinnedTo(pin, id, agentId) ? 0 : undefined;
}
