import type { Instant } from '@foyer/basics';
import type { BranchPicture } from '@foyer/flow';
import { compareCandidates } from '@foyer/queue-core';
import { candidateOf, newArrival } from '../../../packages/flow/src/calling-order.ts';
import type { WaitingLine } from '../../../packages/flow/src/waiting-lines.ts';

/** A line whose customers some counter could serve as well. */
export interface Competitors {
  readonly line: WaitingLine;
  /** How many of it the branch's order of calling puts before, whatever the counters' tiers. */
  readonly before: number;
}

/**
 * With whom somebody at a place of a line competes, a new arrival being at the place after the last; their own line
 * included. It is what the simple estimates count, which divide all of them among all counters; the place that a ticket
 * is told is another matter.
 */
export function competitorsOf(
  picture: BranchPicture,
  lines: readonly WaitingLine[],
  own: WaitingLine,
  place: number,
  now: Instant,
): readonly Competitors[] {
  const serving = picture.counters.filter(({ tiers }) => tiers.some((tier) => tier.includes(own.service.id)));
  const staffed = serving.filter(({ status }) => status !== 'closed');
  const counters = staffed.length > 0 ? staffed : serving;
  const visit = own.visits[place];
  const self = visit === undefined ? newArrival(own, 0, Math.max(now, picture.at)) : candidateOf(own, visit, place, 0);
  return lines.flatMap((line) => {
    if (line === own) return [{ line, before: place }];
    if (!counters.some(({ tiers }) => tiers.some((tier) => tier.includes(line.service.id)))) return [];
    const before = line.visits.filter(
      (other, at) => compareCandidates(candidateOf(line, other, at, 0), self, now, picture.policy.kind) < 0,
    );
    return [{ line, before: before.length }];
  });
}

/** How many come before it of all that it competes with. */
export function countBefore(competitors: readonly Competitors[]): number {
  return competitors.reduce((sum, { before }) => sum + before, 0);
}
