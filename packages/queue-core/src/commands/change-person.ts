import { type AgentId, err, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import {
  checkFacts,
  eventPerson,
  type FactChanges,
  factChangesSchema,
  findPerson,
  keepAnAdmin,
  type PersonFacts,
  personFactsSchema,
  withFacts,
  withPerson,
} from '../people.ts';
import { agentId } from '../schema.ts';

/** Changes what is said of somebody, or what they may. Nobody changes their own rights. */
export interface ChangePerson {
  readonly type: 'change-person';
  readonly personId: AgentId;
  /** The version that was looked at; a newer one is not overwritten. */
  readonly version?: number | undefined;
  readonly changes: FactChanges;
}

export const PersonChanged = defineEvent(
  z.strictObject({
    type: z.literal('PersonChanged'),
    personId: agentId,
    /** What was changed, as it was and as it is. */
    before: factChangesSchema,
    after: factChangesSchema,
  }),
  (state, { personId, after }) => {
    const person = eventPerson(state, personId);
    return withPerson(state, { ...withFacts(person, after), version: person.version + 1 });
  },
);

/** What decides who may do what. */
const RIGHTS = ['role', 'disabled', 'counters', 'services', 'withheld'] as const satisfies (keyof PersonFacts)[];

export const changePerson = defineCommand([PersonChanged], (state, command: ChangePerson, { actor }) => {
  const { personId, version } = command;
  const found = findPerson(state, personId);
  if (!found.ok) return found;
  const person = found.value;
  if (version !== undefined && version !== person.version) {
    return err({ code: 'version-conflict', id: personId, expected: version, found: person.version });
  }
  const names = personFactsSchema.keyof().options.filter((name) => {
    const wanted = command.changes[name];
    return wanted !== undefined && JSON.stringify(wanted) !== JSON.stringify(person[name]);
  });
  if (names.length === 0) return ok([]);
  const isOneself = actor.kind === 'staff' && actor.id === personId;
  if (isOneself && RIGHTS.some((name) => names.includes(name))) return err({ code: 'own-rights' });
  const factsOf = (of: FactChanges): FactChanges => Object.fromEntries(names.map((name) => [name, of[name]]));
  const after = factsOf(command.changes);
  const checked = checkFacts(state, personId, after);
  if (!checked.ok) return checked;
  const kept = keepAnAdmin(state, withFacts(person, after));
  if (!kept.ok) return kept;
  return ok([{ type: 'PersonChanged', personId, before: factsOf(person), after }]);
});
