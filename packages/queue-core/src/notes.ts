import { err, ok, type TextRef } from '@foyer/basics';
import type { EventContext } from './define.ts';
import type { Found } from './find.ts';
import { MOST_NOTES, type Note, type Visit } from './visit.ts';

/** What is known and noted of a customer, whatever becomes of their visit. */
type Known = Pick<Visit, 'language' | 'segment' | 'tags' | 'notes'>;

/** The visit with something else known of its customer; its version stays, so that it stands in nobody's way. */
export function withKnown(visit: Visit, known: Partial<Known>): Visit {
  return { ...visit, ...known, edits: visit.edits + 1 };
}

/** The visit with one more note; as it is without one. */
export function withNote(visit: Visit, ref: TextRef | null, { at, actor }: EventContext): Visit {
  if (ref === null) return visit;
  return withKnown(visit, { notes: [...visit.notes, { ref, by: actor, at, editedAt: null }] });
}

/** The note of a command on a visit, if it has one: there must be room for it. */
export function checkNote({ notes }: Visit, ref: TextRef | undefined): Found<TextRef | null> {
  if (ref === undefined) return ok(null);
  return notes.length < MOST_NOTES ? ok(ref) : err({ code: 'too-many', what: 'notes', limit: MOST_NOTES });
}

/** A note that the visit has. */
export function findNote({ notes }: Visit, ref: TextRef): Found<Note> {
  const found = notes.find((note) => note.ref === ref);
  return found === undefined ? err({ code: 'not-found', what: 'note', id: ref }) : ok(found);
}

/** What an undone action takes nothing of. */
export function knownOf({ language, segment, tags, notes, edits }: Visit): Known & Pick<Visit, 'edits'> {
  return { language, segment, tags, notes, edits };
}
