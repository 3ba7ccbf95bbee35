import type { DeviceKind, Instant, MarkKind } from '@foyer/basics';
import type { ConfigurationMistake, SectionId } from '@foyer/configuration';
import type { Actor } from './actor.ts';

/** Why a command was refused: a closed set. The server maps each to a status and a sentence. */
export type Refusal =
  | {
      readonly code: 'not-found';
      readonly what:
        | 'agent'
        | 'visit'
        | 'service'
        | 'counter'
        | 'class'
        | 'segment'
        | 'tag'
        | 'note'
        | 'outcome'
        | 'mark'
        | 'reason'
        | 'escalation'
        | 'message'
        | 'consent'
        | 'notice'
        | 'zone'
        | 'print'
        | 'backup'
        | 'person'
        | 'profile'
        | 'device'
        | 'key'
        | 'customer';
      readonly id: string;
    }
  /** It is offered no more. */
  | {
      readonly code: 'retired';
      readonly what: 'service' | 'counter' | 'class' | 'segment' | 'tag' | 'outcome' | 'mark';
      readonly id: string;
    }
  /** The thing is in another state than the command needs; `state` names the one found. */
  | {
      readonly code: 'invalid-state';
      readonly what:
        | 'branch'
        | 'visit'
        | 'service'
        | 'counter'
        | 'escalation'
        | 'print'
        | 'person'
        | 'device'
        | 'key'
        | 'mark'
        | 'notice';
      readonly id: string;
      readonly state: string;
    }
  | { readonly code: 'version-conflict'; readonly id: string; readonly expected: number; readonly found: number }
  /** Somebody else has changed the section since its editor looked; `by` is `null` where nothing is configured. */
  | {
      readonly code: 'settings-conflict';
      readonly section: SectionId;
      readonly expected: number;
      readonly found: number;
      readonly by: { readonly actor: Actor; readonly at: Instant } | null;
    }
  | { readonly code: 'branch-closed' }
  | { readonly code: 'service-suspended'; readonly serviceId: string; readonly reason: string }
  /** The service has hours of its own, and these are over; `opensAt`: when it is open again, if that is known. */
  | { readonly code: 'service-closed'; readonly serviceId: string; readonly opensAt: Instant | null }
  /** By the 90 % bound of the estimate the customer would not be called before this. */
  | { readonly code: 'too-late'; readonly serviceId: string; readonly closesAt: Instant }
  /** Of a visit's services: it is the present one, or planned once already. */
  | { readonly code: 'already-planned'; readonly serviceId: string }
  /** The visit has no service that it could go on to. */
  | { readonly code: 'nothing-planned'; readonly visitId: string }
  | { readonly code: 'queue-full'; readonly serviceId: string; readonly limit: number }
  /** Every number of the service's series is still open. */
  | { readonly code: 'numbers-exhausted'; readonly serviceId: string }
  /** Customers have until then to come. */
  | { readonly code: 'too-early'; readonly visitId: string; readonly until: Instant }
  | { readonly code: 'recalled-enough'; readonly visitId: string; readonly limit: number }
  /** The service says that nobody finishes it without an outcome. */
  | { readonly code: 'outcome-required'; readonly serviceId: string }
  /** It is of other services only. */
  | {
      readonly code: 'not-of-service';
      readonly what: 'outcome' | 'mark';
      readonly id: string;
      readonly serviceId: string;
    }
  /** What is timed is not counted, nor the other way round. */
  | { readonly code: 'other-mark-kind'; readonly markId: string; readonly expected: MarkKind; readonly found: MarkKind }
  /** The mark needs an amount in this unit; `null`: it has none. */
  | { readonly code: 'mark-amount'; readonly markId: string; readonly unit: string | null }
  | { readonly code: 'queue-empty'; readonly counterId: string }
  /** The counter has done nothing that could be undone: nothing of late, or it or its customer has gone on since. */
  | { readonly code: 'nothing-to-undo'; readonly counterId: string }
  /** The counter has a customer already; only an open one has. */
  | { readonly code: 'counter-busy'; readonly counterId: string; readonly visitId: string }
  /** So many messages to the counter are unread that another one would not be seen. */
  | { readonly code: 'messages-unread'; readonly counterId: string; readonly limit: number }
  /** Another agent has opened this counter. */
  | {
      readonly code: 'counter-taken';
      readonly counterId: string;
      readonly agentId: string;
      readonly state: 'open' | 'paused';
    }
  /** The agent has opened another counter already: `counterId`, whose state it is. */
  | {
      readonly code: 'agent-busy';
      readonly agentId: string;
      readonly counterId: string;
      readonly state: 'open' | 'paused';
    }
  /** The agent may not have this counter. */
  | { readonly code: 'not-their-counter'; readonly counterId: string; readonly agentId: string }
  /** The agent may not serve this service. */
  | { readonly code: 'not-their-service'; readonly serviceId: string; readonly agentId: string }
  /** Somebody signs in with this name already. */
  | { readonly code: 'name-taken'; readonly name: string }
  /** Another device has this name. */
  | { readonly code: 'device-name-taken'; readonly name: string }
  /** A screen doesn't take a kiosk's place, nor the other way round. */
  | { readonly code: 'other-device-kind'; readonly expected: DeviceKind; readonly found: DeviceKind }
  /** Nobody would be left who can let people in. */
  | { readonly code: 'last-admin' }
  /** Nobody changes what they may do themselves. */
  | { readonly code: 'own-rights' }
  | {
      readonly code: 'too-many';
      readonly what: 'people' | 'devices' | 'keys' | 'planned-services' | 'marks' | 'notes' | 'tags' | 'notices';
      readonly limit: number;
    }
  /** The branch sends nobody messages. */
  | { readonly code: 'no-messages' }
  /** It is not to be sent before this: another one went out just now, or it is night. */
  | { readonly code: 'not-yet'; readonly until: Instant }
  /** Nobody has said twice that an emergency is meant. */
  | { readonly code: 'not-confirmed' }
  /** A notice says nothing in the branch's first language. */
  | { readonly code: 'notice-empty'; readonly language: string }
  /** A notice would end before anybody could read it. */
  | { readonly code: 'notice-over'; readonly until: Instant }
  /** The configuration contradicts itself, or leaves out something open visits need. */
  | { readonly code: 'invalid-configuration'; readonly mistakes: readonly ConfigurationMistake[] };

export type RefusalCode = Refusal['code'];
