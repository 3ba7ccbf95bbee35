import type {
  AgentId,
  BranchDay,
  ClassId,
  CommandId,
  CounterId,
  CustomerRef,
  DeviceId,
  EscalationId,
  Instant,
  OutcomeId,
  PrintId,
  ServiceId,
  TextRef,
  VisitId,
} from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import type { Quote, QuotedArrival } from './quote.ts';

/** Who asks. `customer` acts on their own ticket; `system` is the branch itself (the end of the day). */
export type Actor =
  | { readonly kind: 'staff'; readonly id: AgentId; readonly role: 'agent' | 'supervisor' | 'manager' | 'admin' }
  | { readonly kind: 'device'; readonly id: DeviceId }
  | { readonly kind: 'integration'; readonly id: string }
  | { readonly kind: 'customer' }
  | { readonly kind: 'system' };

/** Where a visit comes to stand when it goes back to a queue: at the head, where it stood by its seniority, at the end. */
export type QueuePosition = 'first' | 'original' | 'last';

/** Whom a transfer is for: anybody who serves the service, one counter, or one agent. */
export type TransferTarget =
  | { readonly to: 'service'; readonly serviceId: ServiceId }
  | { readonly to: 'counter'; readonly counterId: CounterId; readonly serviceId?: ServiceId }
  | { readonly to: 'agent'; readonly agentId: AgentId; readonly serviceId?: ServiceId };

export type Channel = 'kiosk' | 'staff' | 'mobile' | 'integration';

/** `settled`: staff have seen to a ticket that did not come out, and it need trouble nobody any more. */
export type PrintOutcome = 'printed' | 'failed' | 'uncertain' | 'settled';

/** Commands on one visit may say which version of it the client has seen; a different one is refused. */
interface OnVisit {
  readonly visitId: VisitId;
  readonly expectedVersion?: number;
}

/** What somebody wants done, in the imperative. Plain data; free text is already put apart and referred to. */
export type Command =
  | { readonly type: 'configure-branch'; readonly config: BranchConfig }
  | { readonly type: 'open-branch' }
  | { readonly type: 'close-branch' }
  | { readonly type: 'end-day' }
  | {
      readonly type: 'suspend-service';
      readonly serviceId: ServiceId;
      readonly reason: string;
      readonly messageRef?: TextRef;
    }
  | { readonly type: 'resume-service'; readonly serviceId: ServiceId }
  | { readonly type: 'open-counter'; readonly counterId: CounterId; readonly agentId: AgentId }
  | { readonly type: 'pause-counter'; readonly counterId: CounterId; readonly reason: string }
  | { readonly type: 'resume-counter'; readonly counterId: CounterId }
  | { readonly type: 'close-counter'; readonly counterId: CounterId }
  | {
      readonly type: 'issue-ticket';
      readonly serviceId: ServiceId;
      readonly channel: Channel;
      /** The branch's default class when absent. */
      readonly classId?: ClassId;
      readonly segment?: string;
      /** The branch's first language when absent. */
      readonly language?: string;
      readonly customerRef?: CustomerRef;
      readonly noteRef?: TextRef;
      /** The kiosk is going to print this ticket and report how that went. */
      readonly printing: boolean;
    }
  | { readonly type: 'call-next'; readonly counterId: CounterId }
  | ({ readonly type: 'call-visit'; readonly counterId: CounterId } & OnVisit)
  | ({ readonly type: 'recall' } & OnVisit)
  | ({ readonly type: 'start' } & OnVisit)
  | ({ readonly type: 'finish'; readonly outcomeId?: OutcomeId } & OnVisit)
  | { readonly type: 'finish-and-call-next'; readonly counterId: CounterId; readonly outcomeId?: OutcomeId }
  | ({ readonly type: 'no-show' } & OnVisit)
  | ({ readonly type: 'hold'; readonly reason: string; readonly noteRef?: TextRef } & OnVisit)
  /** Back from a hold: straight to service at `counterId`, or, without one, to the queue at its seniority. */
  | ({ readonly type: 'resume'; readonly counterId?: CounterId } & OnVisit)
  | ({
      readonly type: 'transfer';
      readonly target: TransferTarget;
      readonly position: QueuePosition;
      readonly noteRef?: TextRef;
    } & OnVisit)
  | ({ readonly type: 'cancel' } & OnVisit)
  | ({ readonly type: 'abandon' } & OnVisit)
  | ({ readonly type: 'escalate'; readonly reason: string; readonly noteRef?: TextRef } & OnVisit)
  /** A call for help from a kiosk (`visitId` absent) or from the customer's phone. */
  | { readonly type: 'ask-for-help'; readonly visitId?: VisitId; readonly place: string }
  | { readonly type: 'acknowledge-escalation'; readonly escalationId: EscalationId }
  | {
      readonly type: 'resolve-escalation';
      readonly escalationId: EscalationId;
      readonly resolution: string;
      readonly noteRef?: TextRef;
    }
  | {
      readonly type: 'report-print';
      readonly printId: PrintId;
      readonly outcome: PrintOutcome;
      readonly reason?: string;
    };

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;

/** What `decide` needs besides the state: time, identity and chance come from outside. */
export interface DecideContext {
  readonly now: Instant;
  /** The branch day that `now` falls into. */
  readonly today: BranchDay;
  readonly actor: Actor;
  readonly commandId: CommandId;
  /** A fresh unique id at every call. */
  readonly newId: () => string;
  /** What a new ticket is told about its wait. Absent or `null`: nothing, and nothing is recorded. */
  readonly quote?: (arrival: QuotedArrival) => Quote | null;
}
