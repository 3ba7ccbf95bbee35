import type * as contract from '@foyer/contract';
import type { Estimate } from '@foyer/flow';
import type { StandingEstimates } from '../estimates/standing-estimates.ts';
import { isoOf } from './time.ts';

/** A flow estimate for the wire; whole seconds. */
export function estimateWire(estimate: Estimate | undefined, estimates: StandingEstimates | null): contract.Estimate {
  if (estimate === undefined || estimates === null) return { kind: 'withheld', reason: 'not-ready' };
  if (estimate.kind === 'withheld') return { kind: 'withheld', reason: estimate.reason };
  return {
    kind: 'minutes',
    p50Seconds: Math.round(estimate.p50Seconds),
    p90Seconds: Math.round(estimate.p90Seconds),
    madeAt: isoOf(estimates.madeAtOf(estimate)),
  };
}
