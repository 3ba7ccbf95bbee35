import { type CustomerRef, MESSAGE_CHANNELS, type MessageChannel, ok, type VisitId } from '@foyer/basics';
import { z } from 'zod';
import { findMessageRules } from '../addressees.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { findVisit } from '../find.ts';
import { customerRef, visitId } from '../schema.ts';

/** A customer lets the branch send them messages about their visit; where to stands apart from the log. */
export interface GiveConsent {
  readonly type: 'give-consent';
  readonly visitId: VisitId;
  readonly channel: MessageChannel;
  /** The sentence that they agreed to, as they read it, and its language. */
  readonly words: string;
  readonly language: string;
  /** What the log calls whoever has the number. */
  readonly customerRef?: CustomerRef | undefined;
}

export const ConsentGiven = defineEvent(
  z.strictObject({
    type: z.literal('ConsentGiven'),
    visitId,
    channel: z.enum(MESSAGE_CHANNELS),
    words: z.string(),
    language: z.string(),
    customerRef: customerRef.nullable(),
  }),
  (state, { visitId, channel, language, customerRef }, { at }) => {
    const known = state.addressees.get(visitId) ?? { announced: [], messages: [], suppressed: [] };
    const addressee = { ...known, visitId, channel, language, customerRef, since: at, ended: null };
    return { ...state, addressees: state.addressees.set(visitId, addressee) };
  },
);

export const giveConsent = defineCommand([ConsentGiven], (state, command: GiveConsent) => {
  const { visitId, channel, words, language, customerRef = null } = command;
  const rules = findMessageRules(state);
  if (!rules.ok) return rules;
  const found = findVisit(state, { visitId }, 'waiting', 'called', 'held');
  if (!found.ok) return found;
  return ok([{ type: 'ConsentGiven', visitId, channel, words, language, customerRef }]);
});
