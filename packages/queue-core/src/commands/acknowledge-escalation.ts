import { type EscalationId, ok } from '@foyer/basics';
import { z } from 'zod';
import { nameOf } from '../actor.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { findEscalation } from '../find.ts';
import { escalationId, visitId } from '../schema.ts';
import type { BranchState, Escalation } from '../state.ts';

/** Somebody has seen an escalation or a call for help and is on the way. */
export interface AcknowledgeEscalation {
  readonly type: 'acknowledge-escalation';
  readonly escalationId: EscalationId;
}

export const EscalationAcknowledged = defineEvent(
  z.strictObject({ type: z.literal('EscalationAcknowledged'), escalationId, visitId: visitId.nullable() }),
  (state, body, { at, actor }) =>
    withEscalation(state, body.escalationId, { status: { kind: 'acknowledged', by: nameOf(actor), at } }),
);

export const acknowledgeEscalation = defineCommand(
  [EscalationAcknowledged],
  (state, { escalationId }: AcknowledgeEscalation) => {
    const found = findEscalation(state, escalationId, 'raised');
    if (!found.ok) return found;
    return ok([{ type: 'EscalationAcknowledged', escalationId, visitId: found.value.visitId }]);
  },
);

/** The escalation an event is about; one that isn't there is a damaged log. */
export function eventEscalation(state: BranchState, id: EscalationId): Escalation {
  const escalation = state.escalations.get(id);
  if (escalation === undefined) throw new Error(`The log speaks of escalation ${id}, which was never raised`);
  return escalation;
}

/** The branch with something of an escalation changed. */
export function withEscalation(state: BranchState, id: EscalationId, changes: Partial<Escalation>): BranchState {
  return { ...state, escalations: state.escalations.set(id, { ...eventEscalation(state, id), ...changes }) };
}

/** Whoever does something about an escalation has acknowledged it by that, unless somebody has before. */
export function acknowledgedBy({ status }: Escalation, by: string, at: Escalation['raisedAt']): Escalation['status'] {
  return status.kind === 'raised' ? { kind: 'acknowledged', by, at } : status;
}
