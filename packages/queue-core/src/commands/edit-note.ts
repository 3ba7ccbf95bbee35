import { ok, type TextRef, type VisitId } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findVisit } from '../find.ts';
import { findNote, withKnown } from '../notes.ts';
import { textRef, visitId } from '../schema.ts';
import { eventVisit } from '../transition.ts';

/** Writes a note anew: other words stand under its reference from now on. */
export interface EditNote {
  readonly type: 'edit-note';
  readonly visitId: VisitId;
  readonly noteRef: TextRef;
}

export const NoteEdited = defineEvent(
  z.strictObject({ type: z.literal('NoteEdited'), visitId, noteRef: textRef }),
  (state, { visitId, noteRef }, { at }) => {
    const visit = eventVisit(state, visitId);
    const notes = visit.notes.map((note) => (note.ref === noteRef ? { ...note, editedAt: at } : note));
    return { ...state, visits: state.visits.set(visitId, withKnown(visit, { notes })) };
  },
);

export const editNote = defineCommand([NoteEdited], (state, command: EditNote) => {
  const visit = findVisit(state, command, 'waiting', 'called', 'serving', 'held', 'done');
  if (!visit.ok) return visit;
  const note = findNote(visit.value, command.noteRef);
  if (!note.ok) return note;
  return ok([{ type: 'NoteEdited', visitId: visit.value.id, noteRef: note.value.ref }]);
});
