import { type AgentId, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findPerson } from '../people.ts';
import { agentId } from '../schema.ts';

/** Ends all of somebody's sessions. */
export interface SignOutPerson {
  readonly type: 'sign-out-person';
  readonly personId: AgentId;
}

export const PersonSignedOut = defineEvent(
  z.strictObject({ type: z.literal('PersonSignedOut'), personId: agentId }),
  (state) => state,
);

export const signOutPerson = defineCommand([PersonSignedOut], (state, { personId }: SignOutPerson) => {
  const found = findPerson(state, personId);
  return found.ok ? ok([{ type: 'PersonSignedOut', personId }]) : found;
});
