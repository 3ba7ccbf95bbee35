import type { ConfigurationMistake } from '@foyer/configuration';

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
        | 'outcome'
        | 'escalation'
        | 'print'
        | 'backup';
      readonly id: string;
    }
  /** The thing is in another state than the command needs; `state` names the one found. */
  | {
      readonly code: 'invalid-state';
      readonly what: 'branch' | 'visit' | 'service' | 'counter' | 'escalation' | 'print';
      readonly id: string;
      readonly state: string;
    }
  | { readonly code: 'version-conflict'; readonly id: string; readonly expected: number; readonly found: number }
  | { readonly code: 'branch-closed' }
  | { readonly code: 'service-suspended'; readonly serviceId: string; readonly reason: string }
  | { readonly code: 'queue-full'; readonly serviceId: string; readonly limit: number }
  /** Every number of the service's series is still open. */
  | { readonly code: 'numbers-exhausted'; readonly serviceId: string }
  | { readonly code: 'queue-empty'; readonly counterId: string }
  /** The counter has a customer already; only an open one has. */
  | { readonly code: 'counter-busy'; readonly counterId: string; readonly visitId: string }
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
  /** The configuration contradicts itself, or leaves out something open visits need. */
  | { readonly code: 'invalid-configuration'; readonly mistakes: readonly ConfigurationMistake[] };

export type RefusalCode = Refusal['code'];
