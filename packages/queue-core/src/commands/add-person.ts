import { type AgentId, err, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import type { Found } from '../find.ts';
import { checkFacts, MOST_PEOPLE, type PersonFacts, personFactsSchema, withPerson } from '../people.ts';
import { agentId } from '../schema.ts';
import type { BranchState } from '../state.ts';

/** What is said of somebody new; the rest is as their role has it. */
export interface NewPerson extends Pick<PersonFacts, 'name' | 'displayName' | 'role'> {
  readonly language?: PersonFacts['language'] | undefined;
  readonly counters?: PersonFacts['counters'] | undefined;
  readonly services?: PersonFacts['services'] | undefined;
  readonly profileId?: PersonFacts['profileId'] | undefined;
  readonly withheld?: PersonFacts['withheld'] | undefined;
}

/** Adds somebody who has no password yet: they make one with a one-time link. */
export interface AddPerson extends NewPerson {
  readonly type: 'add-person';
}

export const PersonAdded = defineEvent(
  z.strictObject({ type: z.literal('PersonAdded'), personId: agentId, facts: personFactsSchema }),
  (state, { personId, facts }) =>
    withPerson(state, { id: personId, ...facts, version: 1, hasPassword: false, lastSignInAt: null }),
);

export const addPerson = defineCommand([PersonAdded], (state, { type: _, ...facts }: AddPerson, { newId }) => {
  const personId = newId() as AgentId;
  const checked = checkNewPerson(state, personId, facts);
  if (!checked.ok) return checked;
  return ok([{ type: 'PersonAdded', personId, facts: newFacts(facts) }]);
});

/** All that is said of somebody new; what was left out is as their role has it. */
export function newFacts({ name, displayName, role, ...others }: NewPerson): PersonFacts {
  const { language = null, counters = null, services = null, profileId = null, withheld = [] } = others;
  return { name, displayName, role, language, disabled: false, counters, services, profileId, withheld };
}

/** Is there room for them, and is what is said of them so? */
export function checkNewPerson(state: BranchState, id: AgentId, facts: NewPerson): Found<null> {
  if (state.people.size >= MOST_PEOPLE) return err({ code: 'too-many', what: 'people', limit: MOST_PEOPLE });
  return checkFacts(state, id, facts);
}
