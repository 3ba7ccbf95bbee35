import { type EscalationId, err, ok, type TextRef } from '@foyer/basics';
import { z } from 'zod';
import { nameOf } from '../actor.ts';
import { type BodyOf, defineCommand, defineEvent } from '../define.ts';
import { type Found, findEscalation, findReason, findVisit } from '../find.ts';
import { checkServiceOf } from '../people.ts';
import { markUsed } from '../removal.ts';
import { escalationId, textRef, visitId } from '../schema.ts';
import type { BranchState, Escalation } from '../state.ts';
import { withEscalation } from './acknowledge-escalation.ts';
import { VisitTransferred } from './transfer.ts';

/** An escalation or a call for help is done with, acknowledged before or not. */
export interface ResolveEscalation {
  readonly type: 'resolve-escalation';
  readonly escalationId: EscalationId;
  readonly resolution: string;
  readonly noteRef?: TextRef | undefined;
  /** The customer who was taken over goes back to whom they were with. */
  readonly sendBack?: boolean | undefined;
}

export const EscalationResolved = defineEvent(
  z.strictObject({
    type: z.literal('EscalationResolved'),
    escalationId,
    visitId: visitId.nullable(),
    resolution: z.string(),
    noteRef: textRef.nullable(),
  }),
  (state, { escalationId, resolution, noteRef }, { at, actor }) =>
    withEscalation(markUsed(state, `reasons.resolution ${resolution}`), escalationId, {
      status: { kind: 'resolved', by: nameOf(actor), at, resolution, noteRef },
    }),
);

export const resolveEscalation = defineCommand(
  [EscalationResolved, VisitTransferred],
  (state, command: ResolveEscalation) => {
    const { escalationId, resolution, noteRef = null, sendBack = false } = command;
    const found = findEscalation(state, escalationId, 'raised', 'acknowledged');
    if (!found.ok) return found;
    const reason = findReason(state, 'resolution', resolution);
    if (!reason.ok) return reason;
    const { visitId } = found.value;
    const back = sendBack ? wayBack(state, found.value) : ok([]);
    if (!back.ok) return back;
    return ok([{ type: 'EscalationResolved', escalationId, visitId, resolution, noteRef }, ...back.value]);
  },
);

/** Sends the customer back: to the agent they were with, as the very next; else to where they stood in the queue. */
function wayBack(
  state: BranchState,
  { id, visitId, takenFrom, status }: Escalation,
): Found<readonly BodyOf<typeof VisitTransferred>[]> {
  if (visitId === null || takenFrom === null) {
    return err({ code: 'invalid-state', what: 'escalation', id, state: status.kind });
  }
  const found = findVisit(state, { visitId }, 'waiting', 'called', 'serving', 'held');
  if (!found.ok) return found;
  const { agentId } = takenFrom;
  const { serviceId } = found.value;
  const served = agentId === null ? ok(null) : checkServiceOf(state, serviceId, agentId);
  if (!served.ok) return served;
  const pin = agentId === null ? null : ({ to: 'agent', agentId } as const);
  const position = agentId === null ? 'original' : 'first';
  return ok([{ type: 'VisitTransferred', visitId, serviceId, pin, position, noteRef: null }]);
}
