import { ok, type TextRef, type VisitId } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findVisit } from '../find.ts';
import { checkNote, withNote } from '../notes.ts';
import { textRef, visitId } from '../schema.ts';
import { eventVisit } from '../transition.ts';

/** Writes something down about a visit, at any stage and at any counter. */
export interface AddNote {
  readonly type: 'add-note';
  readonly visitId: VisitId;
  readonly noteRef: TextRef;
}

export const NoteAdded = defineEvent(
  z.strictObject({ type: z.literal('NoteAdded'), visitId, noteRef: textRef }),
  (state, { visitId, noteRef }, context) => ({
    ...state,
    visits: state.visits.set(visitId, withNote(eventVisit(state, visitId), noteRef, context)),
  }),
);

export const addNote = defineCommand([NoteAdded], (state, command: AddNote) => {
  const found = findVisit(state, command, 'waiting', 'called', 'serving', 'held', 'done');
  if (!found.ok) return found;
  const note = checkNote(found.value, command.noteRef);
  if (!note.ok) return note;
  return ok([{ type: 'NoteAdded', visitId: command.visitId, noteRef: command.noteRef }]);
});
