import { ok, type TextRef, type VisitId } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findVisit } from '../find.ts';
import { findNote, withKnown } from '../notes.ts';
import { textRef, visitId } from '../schema.ts';
import { eventVisit } from '../transition.ts';

/** Takes a note off a visit; its words are erased in the same batch. */
export interface EraseNote {
  readonly type: 'erase-note';
  readonly visitId: VisitId;
  readonly noteRef: TextRef;
}

export const NoteErased = defineEvent(
  z.strictObject({ type: z.literal('NoteErased'), visitId, noteRef: textRef }),
  (state, { visitId, noteRef }) => {
    const visit = eventVisit(state, visitId);
    const notes = visit.notes.filter((note) => note.ref !== noteRef);
    return { ...state, visits: state.visits.set(visitId, withKnown(visit, { notes })) };
  },
);

export const eraseNote = defineCommand([NoteErased], (state, command: EraseNote) => {
  const visit = findVisit(state, command, 'waiting', 'called', 'serving', 'held', 'done');
  if (!visit.ok) return visit;
  const note = findNote(visit.value, command.noteRef);
  if (!note.ok) return note;
  return ok([{ type: 'NoteErased', visitId: visit.value.id, noteRef: note.value.ref }]);
});
