import { CONTACT_DETAILS, type ContactDetail, type CustomerRef, EDITED, type Edited, ok } from '@foyer/basics';
import { z } from 'zod';
import { withoutConsent } from '../addressees.ts';
import { type BodyOf, defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { findSegment, findTags, findVisit } from '../find.ts';
import { withKnown } from '../notes.ts';
import { markUsed, type Used } from '../removal.ts';
import { customerRef, visitId } from '../schema.ts';
import { eventVisit } from '../transition.ts';

/** Changes what is known of a visit's customer: what is given and nothing else. It changes nobody's place. */
export interface EditVisit extends OnVisit {
  readonly type: 'edit-visit';
  readonly language?: string | undefined;
  /** `null`: none. */
  readonly segment?: string | null | undefined;
  /** All that it is to have. */
  readonly tags?: readonly string[] | undefined;
  /** Which contact details change; what they are stands apart from the log. */
  readonly contact?: readonly ContactDetail[] | undefined;
  /** Whom the customer is known to be with these; `null`: nobody known. */
  readonly customerRef?: CustomerRef | null | undefined;
}

export const VisitEdited = defineEvent(
  z.strictObject({
    type: z.literal('VisitEdited'),
    visitId,
    /** What was changed, as it is now. */
    changes: z.strictObject({
      language: z.string().exactOptional(),
      segment: z.string().nullable().exactOptional(),
      tags: z.array(z.string()).exactOptional(),
      customerRef: customerRef.nullable().exactOptional(),
    }),
    /** The contact details that were changed. */
    contact: z.array(z.enum(CONTACT_DETAILS)),
  }),
  (state, { visitId, contact, changes: { customerRef: _, ...known } }) => {
    const used: readonly Used[] = [
      ...(known.segment == null ? [] : [`segments ${known.segment}` as const]),
      ...(known.tags ?? []).map((tag) => `tags ${tag}` as const),
    ];
    const visit = withKnown(eventVisit(state, visitId), known);
    const addressees = contact.includes('phone') ? withoutConsent(state, visitId) : state.addressees;
    return markUsed({ ...state, addressees, visits: state.visits.set(visitId, visit) }, ...used);
  },
);

export const editVisit = defineCommand([VisitEdited], (state, command: EditVisit) => {
  const found = findVisit(state, command, 'waiting', 'called', 'serving', 'held');
  if (!found.ok) return found;
  const visit = found.value;
  const { language = visit.language, contact = [], customerRef } = command;
  const wanted = command.segment === undefined ? visit.segment : command.segment;
  const segment = wanted === null || wanted === visit.segment ? ok(wanted) : findSegment(state, wanted);
  if (!segment.ok) return segment;
  const tags = findTags(state, command.tags ?? visit.tags, visit.tags);
  if (!tags.ok) return tags;
  const changes = {
    ...(language === visit.language ? {} : { language }),
    ...(segment.value === visit.segment ? {} : { segment: segment.value }),
    ...(tags.value.join() === visit.tags.join() ? {} : { tags: tags.value }),
    ...(customerRef === undefined ? {} : { customerRef }),
  };
  if (Object.keys(changes).length === 0 && contact.length === 0) return ok([]);
  return ok([{ type: 'VisitEdited', visitId: visit.id, changes, contact }]);
});

/** What an edit has changed, in words that name it. */
export function editedIn({ changes, contact }: BodyOf<typeof VisitEdited>): Edited[] {
  return EDITED.filter((what) => Object.hasOwn(changes, what) || contact.some((detail) => detail === what));
}
