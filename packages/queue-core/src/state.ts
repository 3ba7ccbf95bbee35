import type {
  AgentId,
  BranchDay,
  ClassId,
  CounterId,
  EscalationId,
  Instant,
  OutcomeId,
  PrintId,
  ServiceId,
  TextRef,
  VisitId,
} from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { List, Map as PersistentMap } from 'immutable';
import type { PrintOutcome } from './command.ts';
import type { Because, Pin, StepEnd } from './event.ts';
import type { VisitQuote } from './quote.ts';

/** Where a visit's present step stands. One shape per state: what a state does not have can't be asked of it. */
export type Stage =
  | {
      readonly kind: 'waiting';
      /** When this wait began (issue, transfer, return). */
      readonly since: Instant;
      /** What the order goes by; earlier than `since` when seniority was kept. */
      readonly seniority: Instant;
      readonly pin: Pin | null;
      /** Put at the head by hand. */
      readonly first: boolean;
      readonly overtakes: number;
    }
  | {
      readonly kind: 'called';
      readonly counterId: CounterId;
      readonly agentId: AgentId;
      readonly calledAt: Instant;
      /** Of the newest call or recall. */
      readonly lastCalledAt: Instant;
      /** 1 for the call, one more for each recall. */
      readonly times: number;
      readonly because: Because;
      /** As it was while waiting; kept for a hold, which can lead back to the queue. */
      readonly pin: Pin | null;
      readonly seniority: Instant;
      readonly overtakes: number;
    }
  | {
      readonly kind: 'serving';
      readonly counterId: CounterId;
      readonly agentId: AgentId;
      readonly startedAt: Instant;
      readonly pin: Pin | null;
      readonly seniority: Instant;
      readonly overtakes: number;
    }
  | {
      readonly kind: 'held';
      readonly heldAt: Instant;
      readonly owner: AgentId;
      readonly reason: string;
      readonly noteRef: TextRef | null;
      readonly pin: Pin | null;
      readonly seniority: Instant;
      readonly overtakes: number;
    }
  | {
      readonly kind: 'done';
      readonly endedAt: Instant;
      readonly how: Exclude<StepEnd, 'transferred'>;
      readonly outcomeId: OutcomeId | null;
    };

export type StageKind = Stage['kind'];
export type StageOf<K extends StageKind> = Extract<Stage, { readonly kind: K }>;

/** A customer's stay, from ticket to end; kept in the state until the branch day ends. */
export interface Visit {
  readonly id: VisitId;
  readonly number: string;
  readonly serial: number;
  /** Order of issue within the log; the last tie-breaker of every order. */
  readonly sequence: number;
  /** One more with each event about this visit. */
  readonly version: number;
  readonly issuedAt: Instant;
  /** Of the present step, from 0; a transfer begins a new one. */
  readonly step: number;
  readonly serviceId: ServiceId;
  readonly classId: ClassId;
  readonly language: string;
  readonly segment: string | null;
  readonly noteRef: TextRef | null;
  readonly printId: PrintId | null;
  /** What it was told about its wait when it was issued; `null`: nothing was recorded. */
  readonly quote: VisitQuote | null;
  readonly stage: Stage;
}
export type VisitAt<K extends StageKind> = Visit & { readonly stage: StageOf<K> };

/** Does the visit stand at one of these stages? */
export function isAt<K extends StageKind>(visit: Visit, ...kinds: readonly K[]): visit is VisitAt<K> {
  return (kinds as readonly StageKind[]).includes(visit.stage.kind);
}

/**
 * Waiting visits that are alike in service, class and pin (or `first` mark): among themselves they are served
 * in order of seniority, so only the head of a line ever competes with the heads of the others.
 */
export interface Line {
  readonly serviceId: ServiceId;
  readonly classId: ClassId;
  readonly pin: Pin | null;
  readonly first: boolean;
  /** Sorted by seniority, then sequence. */
  readonly visits: List<VisitId>;
  /**
   * So many from the head are called before the policy chooses: up to the last visit that has been overtaken as often
   * as the branch allows. Those before it in the line come along, because a line is served in its order.
   */
  readonly guaranteed: number;
}
/** `lineKey(...)` of a line. */
export type LineKey = string;

export interface ServiceState {
  readonly suspended: { readonly reason: string; readonly messageRef: TextRef | null; readonly since: Instant } | null;
  /** The next number to try and how often the series has started over today. */
  readonly nextSerial: number;
  readonly lap: number;
  readonly waiting: number;
}

export type CounterState =
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'open';
      readonly agentId: AgentId;
      readonly since: Instant;
      readonly visitId: VisitId | null;
      /** When it last became free. */
      readonly freeSince: Instant;
    }
  | { readonly kind: 'paused'; readonly agentId: AgentId; readonly since: Instant; readonly reason: string };

export type Escalation = {
  readonly id: EscalationId;
  readonly source: 'agent' | 'kiosk' | 'phone';
  readonly visitId: VisitId | null;
  readonly place: string;
  readonly reason: string;
  readonly noteRef: TextRef | null;
  readonly raisedAt: Instant;
  readonly deadline: Instant;
  /** `lapsed`: the visit it was about ended first. */
  readonly status:
    | { readonly kind: 'raised' }
    | { readonly kind: 'acknowledged'; readonly by: string; readonly at: Instant }
    | { readonly kind: 'resolved'; readonly by: string; readonly at: Instant; readonly resolution: string }
    | { readonly kind: 'lapsed'; readonly at: Instant };
};

export interface Print {
  readonly id: PrintId;
  readonly visitId: VisitId;
  readonly status: 'pending' | PrintOutcome;
  readonly reason: string | null;
  readonly requestedAt: Instant;
}

/** One call or recall, kept so that a screen that was away can learn what it has missed. */
export interface Call {
  /** The clock at which it happened: unique, ever rising; what screens and chimes go by. */
  readonly sequence: number;
  readonly visitId: VisitId;
  readonly number: string;
  readonly serviceId: ServiceId;
  readonly counterId: CounterId;
  readonly at: Instant;
  /** 1 for the call itself, 2 for the first recall, ... */
  readonly times: number;
}

/** How many calls the state remembers: more than a lobby calls in a screen's longest plausible absence. */
export const RECENT_CALLS = 50;

/** The branch as the log says it is. Persistent collections: an old state stays valid, so a failed commit costs nothing to undo. */
export interface BranchState {
  /** Events applied so far: the clock that clients resync by. */
  readonly clock: number;
  /** The latest time of any event: stays where it is when the wall clock steps back. */
  readonly at: Instant;
  /** `null` only before the first event. */
  readonly config: BranchConfig | null;
  readonly branch: { readonly kind: 'closed' } | { readonly kind: 'open' };
  /** The branch day that was opened and has not been ended; a closed branch may still be serving the day's last visits. */
  readonly day: BranchDay | null;
  /** The branch day that the numbers in `services` belong to; opening another one starts them over. */
  readonly numberedDay: BranchDay | null;
  /** Of configured services, and of those taken out of the configuration since the numbers last started over. */
  readonly services: PersistentMap<ServiceId, ServiceState>;
  readonly counters: PersistentMap<CounterId, CounterState>;
  /** The visits of `day`, ended ones included. */
  readonly visits: PersistentMap<VisitId, Visit>;
  /** Waiting visits by line. */
  readonly lines: PersistentMap<LineKey, Line>;
  /** Numbers of visits that have not ended. */
  readonly openNumbers: PersistentMap<string, VisitId>;
  readonly escalations: PersistentMap<EscalationId, Escalation>;
  readonly prints: PersistentMap<PrintId, Print>;
  /** The newest calls, oldest first, at most `RECENT_CALLS`; emptied when the day ends. */
  readonly calls: List<Call>;
}

/** Before the first event. */
export const initialState: BranchState = {
  clock: 0,
  at: 0 as Instant,
  config: null,
  branch: { kind: 'closed' },
  day: null,
  numberedDay: null,
  services: PersistentMap(),
  counters: PersistentMap(),
  visits: PersistentMap(),
  lines: PersistentMap(),
  openNumbers: PersistentMap(),
  escalations: PersistentMap(),
  prints: PersistentMap(),
  calls: List(),
};

/** Is the branch closed to new tickets while somebody who holds one has not left yet? */
export function isFinishing({ branch, visits }: BranchState): boolean {
  return branch.kind === 'closed' && visits.some(({ stage }) => stage.kind !== 'done');
}
