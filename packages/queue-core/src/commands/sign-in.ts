import { type AgentId, err, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { eventPerson, findPerson, personState, withPerson } from '../people.ts';
import { agentId } from '../schema.ts';

/** Somebody whose password was right begins a session. */
export interface SignIn {
  readonly type: 'sign-in';
  readonly personId: AgentId;
  /** Of the network, where they are. */
  readonly address: string;
}

export const SignedIn = defineEvent(
  z.strictObject({ type: z.literal('SignedIn'), personId: agentId, address: z.string() }),
  (state, { personId }, { at }) => withPerson(state, { ...eventPerson(state, personId), lastSignInAt: at }),
);

export const signIn = defineCommand([SignedIn], (state, { personId, address }: SignIn) => {
  const found = findPerson(state, personId);
  if (!found.ok) return found;
  const standing = personState(found.value);
  if (standing !== 'active') return err({ code: 'invalid-state', what: 'person', id: personId, state: standing });
  return ok([{ type: 'SignedIn', personId, address }]);
});
