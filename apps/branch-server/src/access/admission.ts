import {
  type AgentId,
  assertNever,
  type CounterId,
  type DeviceKind,
  type EscalationId,
  type KeyScope,
  type Permission,
  type Role,
  type TextRef,
  type VisitId,
} from '@foyer/basics';
import { ACTS_FOR_OTHERS, type Access, type Owned } from '@foyer/contract';
import { type BranchState, isRaisedTo, markableStep } from '@foyer/queue-core';
import { type DeviceIdentity, hasRole, type Identity, type KeyIdentity, type StaffIdentity } from './identity.ts';

/** Whom an entry of the contract's tables can have let in. */
export type Admitted<A> = A extends 'public' | 'ticket'
  ? Identity
  :
      | (A extends { readonly staff: Role } ? StaffIdentity : never)
      | (A extends { readonly device: DeviceKind | 'any' } ? DeviceIdentity : never)
      | (A extends { readonly scope: KeyScope } ? KeyIdentity : never);

/** Why somebody is not let in. */
export type Turned = 'no-such-ticket' | 'not-signed-in' | 'not-allowed';

/**
 * Reads the access column of the contract's tables, for routes and for live views: `null` lets in.
 *
 * @param ticket - the visit whose ticket's token came with the request, `null` for none or a wrong one
 */
export function turnedAway(access: Access, identity: Identity, ticket: VisitId | null): Turned | null {
  if (access === 'public') return null;
  if (access === 'ticket') return ticket === null ? 'no-such-ticket' : null;
  if (access.staff !== undefined && hasRole(identity, access.staff) && !lacks(identity, access.needs)) return null;
  if (identity.kind === 'device' && (access.device === 'any' || access.device === identity.device)) return null;
  if (identity.kind === 'key' && access.scope !== undefined && identity.scopes.includes(access.scope)) return null;
  return identity.kind === 'nobody' ? 'not-signed-in' : 'not-allowed';
}

function lacks(identity: Identity, needs: Permission | undefined): boolean {
  return needs !== undefined && identity.kind === 'staff' && identity.withheld.includes(needs);
}

/** What a request names in its path or its body. */
export interface Named {
  readonly counterId?: CounterId;
  readonly visitId?: VisitId;
  readonly agentId?: AgentId;
  readonly escalationId?: EscalationId;
  readonly noteId?: TextRef;
}

/**
 * Reads the `own` of the access column, in the very state a command meets: a sentence that says why not, or `null`. It
 * holds for agents; supervisors act on any, and devices and customers are let in only where nothing is anybody's own.
 */
export function notOwn(access: Access, identity: Identity, named: Named, state: BranchState): string | null {
  if (typeof access === 'string' || access.own === undefined) return null;
  if (identity.kind !== 'staff' || hasRole(identity, ACTS_FOR_OTHERS)) return null;
  for (const owned of access.own) {
    if (!isTheirs(owned, named, identity, state)) return WHY_NOT[owned];
  }
  return null;
}

const WHY_NOT: Readonly<Record<Owned, string>> = {
  counter: 'Another agent has this counter; a supervisor may act for them.',
  visit: 'This customer is with another agent; a supervisor may act for them.',
  step: 'This customer was with another agent; a supervisor may act for them.',
  agent: 'Only a supervisor may open a counter for somebody else.',
  escalation: 'This was raised to others.',
  note: 'Somebody else wrote this note; a supervisor may change it.',
};

/** Is it theirs to act on, or nobody's, or not named? */
function isTheirs(owned: Owned, named: Named, identity: StaffIdentity, state: BranchState): boolean {
  if (owned === 'escalation') {
    const escalation = named.escalationId === undefined ? undefined : state.escalations.get(named.escalationId);
    return escalation === undefined || isRaisedTo(escalation, identity);
  }
  if (owned === 'note') {
    const notes = named.visitId === undefined ? [] : (state.visits.get(named.visitId)?.notes ?? []);
    const note = notes.find(({ ref }) => ref === named.noteId);
    return note === undefined || (note.by.kind === 'staff' && note.by.id === identity.id);
  }
  const holder = holderOf(owned, named, state);
  return holder === null || holder === identity.id;
}

/** Whose it is; `null` when it is nobody's, or not named. */
function holderOf(
  owned: Exclude<Owned, 'escalation' | 'note'>,
  { counterId, visitId, agentId }: Named,
  state: BranchState,
): AgentId | null {
  switch (owned) {
    case 'counter': {
      const counter = counterId === undefined ? undefined : state.counters.get(counterId);
      return counter === undefined || counter.kind === 'closed' ? null : counter.agentId;
    }
    case 'visit': {
      const stage = visitId === undefined ? undefined : state.visits.get(visitId)?.stage;
      return stage?.kind === 'called' || stage?.kind === 'serving' ? stage.agentId : null;
    }
    case 'step':
      if (visitId === undefined) return null;
      return markableStep(state, visitId)?.agentId ?? holderOf('visit', { visitId }, state);
    case 'agent':
      return agentId ?? null;
    default:
      return assertNever(owned);
  }
}
