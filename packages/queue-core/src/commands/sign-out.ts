import { type AgentId, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findPerson } from '../people.ts';
import { agentId } from '../schema.ts';

/** Somebody ends one of their own sessions. */
export interface SignOut {
  readonly type: 'sign-out';
  readonly personId: AgentId;
}

export const SignedOut = defineEvent(
  z.strictObject({ type: z.literal('SignedOut'), personId: agentId }),
  (state) => state,
);

export const signOut = defineCommand([SignedOut], (state, { personId }: SignOut) => {
  const found = findPerson(state, personId);
  return found.ok ? ok([{ type: 'SignedOut', personId }]) : found;
});
