import { CONTACT_DETAILS, type VisitId } from '@foyer/basics';
import type { BranchState } from '@foyer/queue-core';
import type { Identity } from '../access/identity.ts';
import { agentsOf, isSeen, sightOf } from '../access/sight.ts';
import type { BranchContext } from '../context.ts';
import type { RunnerRefusal } from '../runner/command-runner.ts';
import { visit } from './command-replies.ts';
import { carryOut, erasable } from './commands.ts';
import { keepUnder } from './customer-lookups.ts';
import type { Handlers } from './route-call.ts';

/** Why agents are not let near a customer whom the branch doesn't show them. */
export const NOT_SEEN = 'Agents see the customers of their own counter here.';

/** What staff find out and write down about a customer. */
export function customerCommands(context: BranchContext): Handlers<'editVisit' | 'addNote' | 'editNote' | 'eraseNote'> {
  const { store } = context;
  /** Who may see a visit may write about it. */
  const onVisit = (visitId: VisitId, identity: Identity) => ({
    guard: (state: BranchState): RunnerRefusal | null => {
      const found = state.visits.get(visitId);
      if (found === undefined || isSeen(sightOf(state, identity), found, agentsOf(found))) return null;
      return { code: 'forbidden', why: NOT_SEEN };
    },
    reply: (outcome: Parameters<typeof visit>[0]) => visit(outcome, { visitId }),
  });
  return {
    editVisit: async (call) => {
      const { visitId } = call.params;
      const { contact: given = {}, ...edit } = call.body;
      const kept = store.contactOf(visitId);
      const changed = CONTACT_DETAILS.filter(
        (detail) => given[detail] !== undefined && given[detail] !== (kept?.[detail] ?? null),
      );
      const { name, phone, email } = { ...kept, ...given };
      const isKept = [name, phone, email].some((detail) => detail != null);
      const identifies = changed.includes('phone') || changed.includes('email');
      const said = { ...(phone == null ? {} : { phone }), ...(email == null ? {} : { email }) };
      const lookup = identifies ? await keepUnder(context, said) : undefined;
      const unknown = identifies && lookup === undefined ? { customerRef: null } : {};
      return carryOut(
        context,
        call,
        { type: 'edit-visit', ...edit, ...unknown, visitId, contact: changed },
        {
          ...onVisit(visitId, call.identity),
          lookup,
          contact: changed.length > 0 && isKept ? { name, phone, email } : undefined,
          ...(isKept ? {} : { alongside: () => store.erase({ contacts: [visitId], texts: [], customers: [] }) }),
        },
      );
    },
    addNote: (call) => {
      const { visitId } = call.params;
      const { fields, texts } = erasable(call.body);
      const command = { type: 'add-note', visitId, ...fields } as const;
      return carryOut(context, call, command, { ...onVisit(visitId, call.identity), texts });
    },
    editNote: (call) => {
      const { visitId, noteId: noteRef } = call.params;
      const texts = [{ ref: noteRef, kind: 'note', text: call.body.note }] as const;
      const command = { type: 'edit-note', visitId, noteRef } as const;
      return carryOut(context, call, command, { ...onVisit(visitId, call.identity), texts });
    },
    eraseNote: (call) => {
      const { visitId, noteId: noteRef } = call.params;
      return carryOut(
        context,
        call,
        { type: 'erase-note', visitId, noteRef },
        {
          ...onVisit(visitId, call.identity),
          alongside: () => store.erase({ contacts: [], texts: [noteRef], customers: [] }),
        },
      );
    },
  };
}
