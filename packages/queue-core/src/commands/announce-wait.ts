import { type MessageRule, ok, type VisitId } from '@foyer/basics';
import { z } from 'zod';
import { findAddressee, withAddressee } from '../addressees.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { findVisit } from '../find.ts';
import { visitId } from '../schema.ts';
import { eventVisit, positionOf } from '../transition.ts';

/** What the estimates say of a wait that its customer is to hear. */
const ANNOUNCED = ['nearly', 'longer'] as const satisfies readonly MessageRule[];
export type Announced = (typeof ANNOUNCED)[number];

/** Waits of one visit whose announcements are remembered. */
const REMEMBERED = 10;

/** Says that somebody who is to be messaged is nearly there, or waits longer than they were told. */
export interface AnnounceWait {
  readonly type: 'announce-wait';
  readonly visitId: VisitId;
  readonly what: Announced;
  /** The 90 % bound of what is left to wait, seconds. */
  readonly withinSeconds: number;
}

export const WaitAnnounced = defineEvent(
  z.strictObject({ type: z.literal('WaitAnnounced'), visitId, what: z.enum(ANNOUNCED), withinSeconds: z.number() }),
  (state, { visitId, what }) => {
    const { since } = positionOf(eventVisit(state, visitId));
    return withAddressee(state, visitId, (addressee) => {
      const announced = { rule: what, clock: state.clock + 1, waitsSince: since };
      return { ...addressee, announced: [...addressee.announced, announced].slice(-REMEMBERED) };
    });
  },
);

export const announceWait = defineCommand([WaitAnnounced], (state, command: AnnounceWait) => {
  const { visitId, what, withinSeconds } = command;
  const visit = findVisit(state, { visitId }, 'waiting');
  if (!visit.ok) return visit;
  const addressee = findAddressee(state, visitId);
  if (!addressee.ok) return addressee;
  const { since } = visit.value.stage.queued;
  const isKnown = addressee.value.announced.some(({ rule, waitsSince }) => rule === what && waitsSince === since);
  if (isKnown || addressee.value.ended !== null) return ok([]);
  return ok([{ type: 'WaitAnnounced', visitId, what, withinSeconds }]);
});
