import { type EscalationId, ok, type TextRef } from '@foyer/basics';
import { z } from 'zod';
import { nameOf } from '../actor.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { findEscalation } from '../find.ts';
import { escalationId, textRef, visitId } from '../schema.ts';
import { acknowledgedBy, eventEscalation, withEscalation } from './acknowledge-escalation.ts';

/** Somebody answers an escalation in words, without coming. */
export interface AdviseEscalation {
  readonly type: 'advise-escalation';
  readonly escalationId: EscalationId;
  readonly noteRef: TextRef;
}

export const EscalationAdvised = defineEvent(
  z.strictObject({ type: z.literal('EscalationAdvised'), escalationId, visitId: visitId.nullable(), noteRef: textRef }),
  (state, { escalationId, noteRef }, { at, actor }) => {
    const by = nameOf(actor);
    const status = acknowledgedBy(eventEscalation(state, escalationId), by, at);
    return withEscalation(state, escalationId, { advice: { by, at, noteRef }, status });
  },
);

export const adviseEscalation = defineCommand(
  [EscalationAdvised],
  (state, { escalationId, noteRef }: AdviseEscalation) => {
    const found = findEscalation(state, escalationId, 'raised', 'acknowledged');
    if (!found.ok) return found;
    return ok([{ type: 'EscalationAdvised', escalationId, visitId: found.value.visitId, noteRef }]);
  },
);
