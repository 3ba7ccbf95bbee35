import type { Instant, VisitId } from '@foyer/basics';
import type { BranchEvent } from '@foyer/queue-core';
import type { EstimateChanges, PublishedEstimate, PublishedVisitEstimate } from './published-estimates.ts';

/** What a worker begins with. */
export interface WorkerSetup {
  readonly folder: string;
  /** How many paths a run has, and how long it may take: it then ends with fewer. */
  readonly paths: number;
  readonly runMilliseconds: number;
  /** What was learned is handed over at most this often. */
  readonly keepMilliseconds: number;
  /** What people have been told by an earlier worker. */
  readonly visits: readonly (readonly [VisitId, PublishedVisitEstimate])[];
  readonly newcomers: readonly (readonly [string, PublishedEstimate])[];
}

/** What the server sends the worker. */
export type ToWorker =
  /** Committed events; `from`: the clock before the first of them; `now`: the branch's instant when they were told. */
  | { readonly kind: 'events'; readonly from: number; readonly events: readonly BranchEvent[]; readonly now: Instant }
  /** Estimates are wanted for this instant of the branch's clock. */
  | { readonly kind: 'estimate'; readonly now: Instant }
  /** Hand over what was learned. */
  | { readonly kind: 'hand-over' };

/** What was learned up to an event, as JSON. */
export interface Learned {
  readonly clock: number;
  readonly data: string;
}

/** What the worker sends the server. */
export type FromWorker =
  /** It reads a long log and has come this far. */
  | { readonly kind: 'reading'; readonly clock: number }
  | { readonly kind: 'ready'; readonly clock: number }
  /** `changes` is `null` before the branch is configured. */
  | { readonly kind: 'estimates'; readonly changes: EstimateChanges | null; readonly milliseconds: number }
  | ({ readonly kind: 'learned' } & Learned);
