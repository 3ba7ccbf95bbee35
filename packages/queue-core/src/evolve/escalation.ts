import type { EscalationId, Instant } from '@foyer/basics';
import type { Actor } from '../command.ts';
import type { EventBodyOf } from '../event.ts';
import type { BranchState, Escalation } from '../state.ts';

export function escalationRaised(state: BranchState, body: EventBodyOf<'EscalationRaised'>, at: Instant): BranchState {
  const { escalationId: id, source, visitId, place, reason, noteRef, deadline } = body;
  const escalation: Escalation = {
    id,
    source,
    visitId,
    place,
    reason,
    noteRef,
    raisedAt: at,
    deadline,
    status: { kind: 'raised' },
  };
  const raised = { ...state, escalations: state.escalations.set(id, escalation) };
  const visit = visitId === null ? undefined : state.visits.get(visitId);
  if (visit === undefined) return raised;
  return { ...raised, visits: state.visits.set(visit.id, { ...visit, version: visit.version + 1 }) };
}

export function escalationAcknowledged(
  state: BranchState,
  body: EventBodyOf<'EscalationAcknowledged'>,
  at: Instant,
  actor: Actor,
): BranchState {
  return withStatus(state, body.escalationId, { kind: 'acknowledged', by: nameOf(actor), at });
}

export function escalationResolved(
  state: BranchState,
  body: EventBodyOf<'EscalationResolved'>,
  at: Instant,
  actor: Actor,
): BranchState {
  const { escalationId, resolution } = body;
  return withStatus(state, escalationId, { kind: 'resolved', by: nameOf(actor), at, resolution });
}

function withStatus(state: BranchState, id: EscalationId, status: Escalation['status']): BranchState {
  const escalation = state.escalations.get(id);
  if (escalation === undefined) throw new Error(`The log speaks of escalation ${id}, which was never raised`);
  return { ...state, escalations: state.escalations.set(id, { ...escalation, status }) };
}

/** The actor's id, or what it is when it has none. */
function nameOf(actor: Actor): string {
  return 'id' in actor ? actor.id : actor.kind;
}
