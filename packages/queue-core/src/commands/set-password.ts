import { type AgentId, err, ok, PASSWORD_WAYS, type PasswordWay } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { eventPerson, findPerson, withPerson } from '../people.ts';
import { agentId } from '../schema.ts';

/** Somebody has a new password; its hash is kept beside this, never in it. */
export interface SetPassword {
  readonly type: 'set-password';
  readonly personId: AgentId;
  readonly by: PasswordWay;
}

export const PasswordSet = defineEvent(
  z.strictObject({ type: z.literal('PasswordSet'), personId: agentId, by: z.enum(PASSWORD_WAYS) }),
  (state, { personId }) => withPerson(state, { ...eventPerson(state, personId), hasPassword: true }),
);

export const setPassword = defineCommand([PasswordSet], (state, { personId, by }: SetPassword) => {
  const found = findPerson(state, personId);
  if (!found.ok) return found;
  if (found.value.disabled) return err({ code: 'invalid-state', what: 'person', id: personId, state: 'disabled' });
  return ok([{ type: 'PasswordSet', personId, by }]);
});
