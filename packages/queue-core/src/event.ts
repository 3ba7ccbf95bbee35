import type {
  AgentId,
  BranchDay,
  ClassId,
  CommandId,
  CounterId,
  CustomerRef,
  EscalationId,
  Instant,
  OutcomeId,
  PrintId,
  ServiceId,
  TextRef,
  VisitId,
} from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import type { Actor, Channel, PrintOutcome, QueuePosition } from './command.ts';
import type { Quote } from './quote.ts';

/** Reserved for one counter or one agent; `null` in a visit means anybody who serves the service. */
export type Pin =
  | { readonly to: 'counter'; readonly counterId: CounterId }
  | { readonly to: 'agent'; readonly agentId: AgentId };

/** Why this visit was called and not the one before it; shown to staff and kept for ever. */
export type Because =
  | { readonly rule: 'by-hand' }
  | { readonly rule: 'pinned'; readonly pin: Pin }
  | { readonly rule: 'returned-first' }
  /** It had been overtaken as often as the branch allows. */
  | { readonly rule: 'overtaken-enough'; readonly overtakes: number }
  | {
      readonly rule: 'policy';
      readonly kind: 'accumulating' | 'arrival' | 'strict';
      /** The tier of the counter's work profile, from 0. */
      readonly tier: number;
      readonly waitedSeconds: number;
      /** In the policy's own unit; `null` under `arrival`. */
      readonly urgency: number | null;
      /** The visit that would have come next, if any, and its urgency. */
      readonly before: { readonly visitId: VisitId; readonly urgency: number | null } | null;
    };

/** How a visit's step ended. */
export type StepEnd = 'finished' | 'no-show' | 'abandoned' | 'cancelled' | 'auto-closed' | 'transferred';

/** What happened, in the past tense. The payloads of the one log; `evolve` applies them. */
export type EventBody =
  | { readonly type: 'BranchConfigured'; readonly config: BranchConfig }
  | { readonly type: 'BranchOpened'; readonly day: BranchDay }
  | { readonly type: 'BranchClosed' }
  | { readonly type: 'DayEnded'; readonly day: BranchDay }
  | {
      readonly type: 'ServiceSuspended';
      readonly serviceId: ServiceId;
      readonly reason: string;
      readonly messageRef: TextRef | null;
    }
  | { readonly type: 'ServiceResumed'; readonly serviceId: ServiceId }
  | { readonly type: 'CounterOpened'; readonly counterId: CounterId; readonly agentId: AgentId }
  | { readonly type: 'CounterPaused'; readonly counterId: CounterId; readonly reason: string }
  | { readonly type: 'CounterResumed'; readonly counterId: CounterId }
  | { readonly type: 'CounterClosed'; readonly counterId: CounterId }
  | {
      readonly type: 'TicketIssued';
      readonly visitId: VisitId;
      /** As shown to people: `A042`. */
      readonly number: string;
      /** The number's value in its service's series, and how often the series had started over that day. */
      readonly serial: number;
      readonly lap: number;
      readonly day: BranchDay;
      readonly serviceId: ServiceId;
      readonly classId: ClassId;
      readonly channel: Channel;
      readonly segment: string | null;
      readonly language: string;
      readonly customerRef: CustomerRef | null;
      readonly noteRef: TextRef | null;
      readonly printId: PrintId | null;
    }
  /** What the ticket was told about its wait; committed with its issue. */
  | { readonly type: 'EstimateQuoted'; readonly visitId: VisitId; readonly quote: Quote }
  | {
      readonly type: 'VisitCalled';
      readonly visitId: VisitId;
      readonly counterId: CounterId;
      readonly agentId: AgentId;
      readonly because: Because;
    }
  | { readonly type: 'VisitRecalled'; readonly visitId: VisitId; readonly counterId: CounterId }
  | {
      readonly type: 'ServiceStarted';
      readonly visitId: VisitId;
      readonly counterId: CounterId;
      readonly agentId: AgentId;
    }
  | {
      readonly type: 'VisitFinished';
      readonly visitId: VisitId;
      readonly outcomeId: OutcomeId;
      readonly resolved: boolean;
    }
  | { readonly type: 'VisitNoShow'; readonly visitId: VisitId }
  | {
      readonly type: 'VisitHeld';
      readonly visitId: VisitId;
      readonly owner: AgentId;
      readonly reason: string;
      readonly noteRef: TextRef | null;
    }
  /** `counter` names where service goes on; `null`: back to the queue at its seniority. */
  | {
      readonly type: 'VisitResumed';
      readonly visitId: VisitId;
      readonly counter: { readonly counterId: CounterId; readonly agentId: AgentId } | null;
    }
  | {
      readonly type: 'VisitTransferred';
      readonly visitId: VisitId;
      readonly serviceId: ServiceId;
      readonly pin: Pin | null;
      readonly position: QueuePosition;
      readonly noteRef: TextRef | null;
    }
  | { readonly type: 'VisitCancelled'; readonly visitId: VisitId }
  | { readonly type: 'VisitAbandoned'; readonly visitId: VisitId }
  | { readonly type: 'VisitAutoClosed'; readonly visitId: VisitId }
  | {
      readonly type: 'EscalationRaised';
      readonly escalationId: EscalationId;
      /** `agent`: an escalation; `kiosk`, `phone`: a customer's call for help. */
      readonly source: 'agent' | 'kiosk' | 'phone';
      readonly visitId: VisitId | null;
      readonly place: string;
      readonly reason: string;
      readonly deadline: Instant;
      readonly noteRef: TextRef | null;
    }
  | { readonly type: 'EscalationAcknowledged'; readonly escalationId: EscalationId }
  | {
      readonly type: 'EscalationResolved';
      readonly escalationId: EscalationId;
      readonly resolution: string;
      readonly noteRef: TextRef | null;
    }
  | {
      readonly type: 'PrintReported';
      readonly printId: PrintId;
      readonly visitId: VisitId;
      readonly outcome: PrintOutcome;
      readonly reason: string | null;
    };

export type EventType = EventBody['type'];
export type EventBodyOf<T extends EventType> = Extract<EventBody, { readonly type: T }>;

/** The version that new events are written with; older ones are lifted to it on reading. */
export const EVENT_VERSION = 3;

/** An event as `decide` returns it: the body, with when, by whom and for which command. The store adds its sequence. */
export interface BranchEvent {
  readonly version: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly commandId: CommandId;
  readonly body: EventBody;
}

/** Refers to the visit an event is about, for the log's index; `null` for events about something else. */
export function visitOf(body: EventBody): VisitId | null {
  return 'visitId' in body ? body.visitId : null;
}
