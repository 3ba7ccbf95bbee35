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
    withEscalationStatus(state, body.escalationId, { kind: 'acknowledged', by: nameOf(actor), at }),
);

export const acknowledgeEscalation = defineCommand(
  [EscalationAcknowledged],
  (state, { escalationId }: AcknowledgeEscalation) => {
    const found = findEscalation(state, escalationId, 'raised');
    if (!found.ok) return found;
    return ok([{ type: 'EscalationAcknowledged', escalationId, visitId: found.value.visitId }]);
  },
);

/** The branch with an escalation in another state. */
export function withEscalationStatus(state: BranchState, id: EscalationId, status: Escalation['status']): BranchState {
  const escalation = state.escalations.get(id);
  if (escalation === undefined) throw new Error(`The log speaks of escalation ${id}, which was never raised`);
  return { ...state, escalations: state.escalations.set(id, { ...escalation, status }) };
}
