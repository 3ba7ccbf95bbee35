import { type AgentId, err, ok } from '@foyer/basics';
import { defineCommand } from '../define.ts';
import type { BranchState } from '../state.ts';
import { checkNewPerson, type NewPerson, newFacts, PersonAdded } from './add-person.ts';
import { PasswordSet } from './set-password.ts';

/** The first people of a branch, whose passwords were set for them. */
export interface FoundPeople {
  readonly type: 'found-people';
  readonly people: readonly (NewPerson & { readonly id: AgentId })[];
}

export const foundPeople = defineCommand(
  [PersonAdded, PasswordSet],
  (state, { people }: FoundPeople, { now, actor }) => {
    if (!state.people.isEmpty()) return err({ code: 'invalid-state', what: 'branch', id: '', state: 'founded' });
    let after: BranchState = state;
    const events = [];
    for (const { id: personId, ...facts } of people) {
      const checked = checkNewPerson(after, personId, facts);
      if (!checked.ok) return checked;
      const added = { type: 'PersonAdded', personId, facts: newFacts(facts) } as const;
      after = PersonAdded.evolve(after, added, { at: now, actor });
      events.push(added, { type: 'PasswordSet', personId, by: 'founding' } as const);
    }
    return ok(events);
  },
);
