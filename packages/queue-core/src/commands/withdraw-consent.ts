import { ok, type VisitId } from '@foyer/basics';
import { z } from 'zod';
import { findAddressee, withAddressee } from '../addressees.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { visitId } from '../schema.ts';

/** A customer wants no more messages about their visit. */
export interface WithdrawConsent {
  readonly type: 'withdraw-consent';
  readonly visitId: VisitId;
}

export const ConsentWithdrawn = defineEvent(
  z.strictObject({ type: z.literal('ConsentWithdrawn'), visitId }),
  (state, { visitId }) => withAddressee(state, visitId, (addressee) => ({ ...addressee, ended: 'withdrawn' })),
);

export const withdrawConsent = defineCommand([ConsentWithdrawn], (state, { visitId }: WithdrawConsent) => {
  const found = findAddressee(state, visitId);
  if (!found.ok) return found;
  return ok(found.value.ended === null ? [{ type: 'ConsentWithdrawn', visitId }] : []);
});
