import { type EscalationId, type Instant, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { levelAt, raisedToSchema } from '../escalations.ts';
import { escalationNotSo, findConfig, findEscalation } from '../find.ts';
import { escalationId, instant, visitId } from '../schema.ts';
import { eventEscalation, withEscalation } from './acknowledge-escalation.ts';

/** Nobody has acknowledged it in time: it goes to whom the branch has next. */
export interface RaiseEscalationFurther {
  readonly type: 'raise-escalation-further';
  readonly escalationId: EscalationId;
  readonly dueAt: Instant;
}

export const EscalationRaisedFurther = defineEvent(
  z.strictObject({
    type: z.literal('EscalationRaisedFurther'),
    escalationId,
    visitId: visitId.nullable(),
    to: raisedToSchema,
    dueAt: instant,
  }),
  (state, { escalationId, to }, { at }) => {
    const { levels } = eventEscalation(state, escalationId);
    return withEscalation(state, escalationId, { levels: [...levels, { ...to, since: at, reminded: false }] });
  },
);

export const raiseEscalationFurther = defineCommand(
  [EscalationRaisedFurther],
  (state, { escalationId, dueAt }: RaiseEscalationFurther, { now }) => {
    const found = findEscalation(state, escalationId, 'raised');
    if (!found.ok) return found;
    const config = findConfig(state);
    if (!config.ok) return config;
    const { source, reason, levels, visitId } = found.value;
    const to = levelAt(config.value, source, reason, levels.length, now);
    if (to === null) return escalationNotSo(found.value);
    return ok([{ type: 'EscalationRaisedFurther', escalationId, visitId, to, dueAt }]);
  },
);
