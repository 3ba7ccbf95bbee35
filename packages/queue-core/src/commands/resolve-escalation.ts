import { type EscalationId, ok, type TextRef } from '@foyer/basics';
import { z } from 'zod';
import { nameOf } from '../actor.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { findEscalation, findReason } from '../find.ts';
import { markUsed } from '../removal.ts';
import { escalationId, textRef, visitId } from '../schema.ts';
import { withEscalationStatus } from './acknowledge-escalation.ts';

/** An escalation or a call for help is done with, acknowledged before or not. */
export interface ResolveEscalation {
  readonly type: 'resolve-escalation';
  readonly escalationId: EscalationId;
  readonly resolution: string;
  readonly noteRef?: TextRef | undefined;
}

export const EscalationResolved = defineEvent(
  z.strictObject({
    type: z.literal('EscalationResolved'),
    escalationId,
    visitId: visitId.nullable(),
    resolution: z.string(),
    noteRef: textRef.nullable(),
  }),
  (state, { escalationId, resolution }, { at, actor }) =>
    withEscalationStatus(markUsed(state, `reasons.resolution ${resolution}`), escalationId, {
      kind: 'resolved',
      by: nameOf(actor),
      at,
      resolution,
    }),
);

export const resolveEscalation = defineCommand([EscalationResolved], (state, command: ResolveEscalation) => {
  const { escalationId, resolution, noteRef = null } = command;
  const found = findEscalation(state, escalationId, 'raised', 'acknowledged');
  if (!found.ok) return found;
  const reason = findReason(state, 'resolution', resolution);
  if (!reason.ok) return reason;
  const { visitId } = found.value;
  return ok([{ type: 'EscalationResolved', escalationId, visitId, resolution, noteRef }]);
});
