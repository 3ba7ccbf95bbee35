import type { AgentId, TextRef, VisitId } from '@foyer/basics';
import type { BranchState } from '@foyer/queue-core';
import type { EndedTicket } from '@foyer/store';
import type { KnownStatus } from '../devices/device-statuses.ts';
import type { StandingEstimates } from '../estimates/standing.ts';

/** All that a record for the wire is made from. */
export interface WireSource {
  readonly state: BranchState;
  /** The newest estimates, or `null` before the first. */
  readonly estimates: StandingEstimates | null;
  readonly demo: boolean;
  /** The free text behind a reference, `null` when it was erased. */
  textOf(ref: TextRef): string | null;
  /** The ticket of a visit that has left the state with its day; `null` a day after the visit ended. */
  endedTicket(id: VisitId): EndedTicket | null;
  /** What colleagues call an agent. */
  agentName(id: AgentId): string;
  /** The devices that have said how they are. */
  readonly devices: readonly KnownStatus[];
}
