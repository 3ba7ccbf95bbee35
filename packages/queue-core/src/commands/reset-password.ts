import { type AgentId, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { eventPerson, findPerson, keepAnAdmin, withPerson } from '../people.ts';
import { agentId } from '../schema.ts';

/** Takes somebody's password away; they get a one-time link to make another. */
export interface ResetPassword {
  readonly type: 'reset-password';
  readonly personId: AgentId;
}

export const PasswordReset = defineEvent(
  z.strictObject({ type: z.literal('PasswordReset'), personId: agentId }),
  (state, { personId }) => withPerson(state, { ...eventPerson(state, personId), hasPassword: false }),
);

export const resetPassword = defineCommand([PasswordReset], (state, { personId }: ResetPassword) => {
  const found = findPerson(state, personId);
  if (!found.ok) return found;
  const kept = keepAnAdmin(state, { ...found.value, hasPassword: false });
  return kept.ok ? ok([{ type: 'PasswordReset', personId }]) : kept;
});
