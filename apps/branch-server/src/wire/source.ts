import type { AgentId, Clock, DeviceId, Instant, TextRef, VisitId } from '@foyer/basics';
import type { BranchState } from '@foyer/queue-core';
import type { Store } from '@foyer/store';
import type { DeviceStatuses, KnownStatus } from '../devices/device-statuses.ts';
import type { TestPrint, TestPrints } from '../devices/test-prints.ts';
import type { EstimateKeeper } from '../estimates/estimate-keeper.ts';
import type { PublishedEstimates } from '../estimates/published-estimates.ts';

/** All that a record for the wire is made from. */
export interface WireSource {
  readonly state: BranchState;
  /** The branch's present instant, never before its newest event. */
  readonly now: Instant;
  /** The newest estimates, or `null` before the first. */
  readonly estimates: PublishedEstimates | null;
  readonly demo: boolean;
  /** The free text behind a reference, `null` when it was erased. */
  textOf(ref: TextRef): string | null;
  /** Has the branch a way to send messages? */
  readonly sendsMessages: boolean;
  /** Where messages about a visit go, all but the last digits hidden; `null` where nothing is known. */
  maskedPhoneOf(id: VisitId): string | null;
  /** What colleagues call an agent. */
  agentName(id: AgentId): string;
  /** The devices that have said how they are. */
  readonly devices: readonly KnownStatus[];
  /** The last test print of a device. */
  testPrintOf(id: DeviceId): TestPrint | null;
}

export interface WireSourceParts {
  readonly store: Store;
  readonly clock: Clock;
  /** The committed state. */
  readonly state: () => BranchState;
  readonly estimates: EstimateKeeper;
  readonly statuses: DeviceStatuses;
  readonly testPrints: TestPrints;
  readonly demo: boolean;
  readonly sendsMessages: boolean;
}

/** Digits of a number by which its owner knows it again. */
const SHOWN_DIGITS = 3;

/** Looks up what records are made from at present. */
export function wireSourceOf(parts: WireSourceParts): () => WireSource {
  const { store, clock, state, estimates, statuses, testPrints, demo, sendsMessages } = parts;
  return () => ({
    state: state(),
    now: Math.max(clock.now(), state().at) as Instant,
    estimates: estimates.latest,
    demo,
    textOf: (ref) => store.text(ref)?.text ?? null,
    sendsMessages,
    maskedPhoneOf: (id) => {
      const phone = store.contactOf(id)?.phone ?? null;
      return phone === null ? null : `••• ${phone.slice(-SHOWN_DIGITS)}`;
    },
    agentName: (id) => state().people.get(id)?.displayName ?? id,
    devices: statuses.list(),
    testPrintOf: (id) => testPrints.of(id),
  });
}
