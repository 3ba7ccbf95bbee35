import type { Instant, VisitId } from '@foyer/basics';
import type { EstimateChanges, PublishedEstimate, PublishedVisitEstimate } from './published-estimates.ts';

/** What a worker begins with. */
export interface WorkerSetup {
  readonly folder: string;
  /** How many paths a run has, and how long it may take: it then ends with fewer. */
  readonly paths: number;
  readonly runMilliseconds: number;
  /** What was learned is written down at most this often. */
  readonly keepMilliseconds: number;
  /** What people have been told by an earlier worker. */
  readonly visits: readonly (readonly [VisitId, PublishedVisitEstimate])[];
  readonly newcomers: readonly (readonly [string, PublishedEstimate])[];
}

/** What the server sends the worker. */
export type ToWorker =
  /** Estimates are wanted for this instant of the branch's clock, when the log had come to this event. */
  | { readonly kind: 'estimate'; readonly now: Instant; readonly clock: number }
  /** Write down what can be learned up to this event. */
  | { readonly kind: 'keep'; readonly clock: number };

/** What the worker sends the server. */
export type FromWorker =
  /** It reads a long log and has come this far. */
  | { readonly kind: 'reading'; readonly clock: number }
  /** `kept`: the event up to which something learned is written down. */
  | { readonly kind: 'ready'; readonly clock: number; readonly kept: number }
  /** Made with the events up to `clock`. `changes` is `null` before the branch is configured. */
  | {
      readonly kind: 'estimates';
      readonly clock: number;
      readonly changes: EstimateChanges | null;
      readonly milliseconds: number;
    }
  /** What was learned up to this event is written down, or why it could not be: the next start learns it again. */
  | { readonly kind: 'kept'; readonly clock: number; readonly trouble: string | null };
