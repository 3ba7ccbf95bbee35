import { type EscalationId, type Instant, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { presentLevel } from '../escalations.ts';
import { escalationNotSo, findEscalation } from '../find.ts';
import { escalationId, instant, visitId } from '../schema.ts';
import { eventEscalation, withEscalation } from './acknowledge-escalation.ts';

/** Tells those it was raised to once more, before their time is over. */
export interface RemindEscalation {
  readonly type: 'remind-escalation';
  readonly escalationId: EscalationId;
  readonly dueAt: Instant;
}

export const EscalationReminded = defineEvent(
  z.strictObject({
    type: z.literal('EscalationReminded'),
    escalationId,
    visitId: visitId.nullable(),
    dueAt: instant,
  }),
  (state, { escalationId }) => {
    const escalation = eventEscalation(state, escalationId);
    const level = { ...presentLevel(escalation), remindAt: null, reminded: true };
    return withEscalation(state, escalationId, { levels: escalation.levels.with(-1, level) });
  },
);

export const remindEscalation = defineCommand(
  [EscalationReminded],
  (state, { escalationId, dueAt }: RemindEscalation) => {
    const found = findEscalation(state, escalationId, 'raised');
    if (!found.ok) return found;
    if (presentLevel(found.value).remindAt === null) return escalationNotSo(found.value);
    return ok([{ type: 'EscalationReminded', escalationId, visitId: found.value.visitId, dueAt }]);
  },
);
