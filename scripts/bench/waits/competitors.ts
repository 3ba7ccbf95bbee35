import type { Instant } from '@foyer/basics';
import type { SimulationInput } from '@foyer/flow';
import { compareCandidates } from '@foyer/queue-core';
import { callingBy, candidateOf, newArrival } from '../../../packages/flow/src/calling-order.ts';
import type { WaitingQueue } from '../../../packages/flow/src/waiting-queues.ts';

/** A queue whose customers some counter could serve as well. */
export interface Competitors {
  readonly queue: WaitingQueue;
  /** How many of it the branch's order of calling puts before, whatever the counters' tiers. */
  readonly before: number;
}

/**
 * With whom somebody at a place of a queue competes, a new arrival being at the place after the last; their own queue
 * included. It is what the simple estimates count, which divide all of them among all counters; the place that a ticket
 * is told is another matter.
 */
export function competitorsOf(
  input: SimulationInput,
  queues: readonly WaitingQueue[],
  own: WaitingQueue,
  place: number,
  now: Instant,
): readonly Competitors[] {
  const serving = input.counters.filter(({ tiers }) => tiers.some((tier) => tier.includes(own.service.id)));
  const staffed = serving.filter(({ status }) => status !== 'closed');
  const counters = staffed.length > 0 ? staffed : serving;
  const calling = callingBy(input);
  const visit = own.visits[place];
  const self = visit === undefined ? newArrival(own, 0, Math.max(now, input.at)) : candidateOf(own, visit, place, 0);
  return queues.flatMap((queue) => {
    if (queue === own) return [{ queue, before: place }];
    if (!counters.some(({ tiers }) => tiers.some((tier) => tier.includes(queue.service.id)))) return [];
    const before = queue.visits.filter(
      (other, at) => compareCandidates(candidateOf(queue, other, at, 0), self, now, calling) < 0,
    );
    return [{ queue, before: before.length }];
  });
}

/** How many come before it of all that it competes with. */
export function countBefore(competitors: readonly Competitors[]): number {
  return competitors.reduce((sum, { before }) => sum + before, 0);
}
