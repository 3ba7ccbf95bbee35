import { type CustomerRef, ERASED_BY, type ErasedBy, err, ok, type TextRef, type VisitId } from '@foyer/basics';
import { z } from 'zod';
import { withoutConsent } from '../addressees.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { withKnown } from '../notes.ts';
import { customerRef, textRef, visitId } from '../schema.ts';
import type { Visit } from '../visit.ts';

/** Notes that a customer was erased: what is kept of their visits besides figures. The words go in the same batch. */
export interface EraseCustomer {
  readonly type: 'erase-customer';
  /** How they were looked for; what was looked for is their own and stays out of the log. */
  readonly by: ErasedBy;
  /** Of which there was something to erase. */
  readonly visitIds: readonly VisitId[];
  /** Visits among these of which a name, phone or email was kept. */
  readonly contacts: readonly VisitId[];
  readonly texts: readonly TextRef[];
  /** By which their visits were known to be theirs; when they come again they are somebody new. */
  readonly customers: readonly CustomerRef[];
}

export const CustomerErased = defineEvent(
  z.strictObject({
    type: z.literal('CustomerErased'),
    by: z.enum(ERASED_BY),
    visitIds: z.array(visitId),
    contacts: z.array(visitId),
    texts: z.array(textRef),
    customers: z.array(customerRef),
  }),
  (state, { texts, contacts }) => {
    const erased = new Set(texts);
    const without = (visit: Visit): Visit => {
      const notes = visit.notes.filter(({ ref }) => !erased.has(ref));
      return notes.length === visit.notes.length ? visit : withKnown(visit, { notes });
    };
    const addressees = contacts.reduce(
      (left, visitId) => withoutConsent({ ...state, addressees: left }, visitId),
      state.addressees,
    );
    return { ...state, addressees, visits: state.visits.map(without), past: state.past.map(without) };
  },
);

export const eraseCustomer = defineCommand([CustomerErased], (_state, { type: _, ...facts }: EraseCustomer) =>
  facts.visitIds.length === 0
    ? err({ code: 'not-found', what: 'customer', id: '' })
    : ok([{ type: 'CustomerErased', ...facts }]),
);
