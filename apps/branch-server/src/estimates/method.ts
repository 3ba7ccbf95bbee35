import type { Instant } from '@foyer/basics';
import { type Estimates, Learning, type LearningData, pictureOf, type Run, simulateWaits } from '@foyer/flow';
import type { BranchEvent, BranchState } from '@foyer/queue-core';

/** Learning that was kept as JSON, or, for `null`, none yet. `null` when another version of the program kept it. */
export function learningFrom(kept: string | null): Learning | null {
  if (kept === null) return new Learning();
  const data = JSON.parse(kept) as LearningData;
  return data.version === new Learning().toData().version ? new Learning(data) : null;
}

/** Learns from an event of the log: how the branch works, and what each ticket was told, to hold it against its wait. */
export function learn(learning: Learning, before: BranchState, { at, body }: BranchEvent, after: BranchState): void {
  learning.follow(before, after, { body });
  if (body.type !== 'EstimateQuoted' || body.quote.kind !== 'minutes') return;
  learning.quoted(body.visitId, at / 1000, body.quote.spread);
}

/** The estimates for a state of the branch; `null` before it is configured. */
export function estimate(state: BranchState, learning: Learning, now: Instant, run: Run): Estimates | null {
  const picture = pictureOf(state);
  return picture === null ? null : simulateWaits(picture, learning, now, run);
}
