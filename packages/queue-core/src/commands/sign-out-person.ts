import { type AgentId, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findPerson } from '../people.ts';
import { agentId } from '../schema.ts';
import { CounterClosed } from './close-counter.ts';
import { counterOfAgent } from './open-counter.ts';

/** Ends all of somebody's sessions; the counter that they leave without a customer is closed. */
export interface SignOutPerson {
  readonly type: 'sign-out-person';
  readonly personId: AgentId;
}

export const PersonSignedOut = defineEvent(
  z.strictObject({ type: z.literal('PersonSignedOut'), personId: agentId }),
  (state) => state,
);

export const signOutPerson = defineCommand([PersonSignedOut, CounterClosed], (state, { personId }: SignOutPerson) => {
  const found = findPerson(state, personId);
  if (!found.ok) return found;
  const left = counterOfAgent(state, personId);
  const counter = left === null ? undefined : state.counters.get(left.counterId);
  // A customer there is not left without a counter; a colleague takes it over.
  const isFree = counter?.kind === 'paused' || (counter?.kind === 'open' && counter.visitId === null);
  return ok([
    { type: 'PersonSignedOut', personId },
    ...(left !== null && isFree
      ? [{ type: 'CounterClosed', counterId: left.counterId, because: 'signed-out' } as const]
      : []),
  ]);
});
