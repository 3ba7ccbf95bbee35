import {
  ESCALATION_SOURCES,
  type EscalationId,
  type EscalationSource,
  ok,
  type TextRef,
  type VisitId,
} from '@foyer/basics';
import { z } from 'zod';
import { type DecideContext, type Decided, defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { levelAt, raisedToSchema } from '../escalations.ts';
import { escalationNotSo, findConfig, findReason, findVisit } from '../find.ts';
import { checkNote, withNote } from '../notes.ts';
import { markUsed } from '../removal.ts';
import { escalationId, type Place, placeSchema, textRef, visitId } from '../schema.ts';
import type { BranchState, Escalation } from '../state.ts';
import { eventVisit } from '../transition.ts';
import type { Stage } from '../visit.ts';

/** An agent asks others about a customer. */
export interface Escalate extends OnVisit {
  readonly type: 'escalate';
  readonly reason: string;
  readonly noteRef?: TextRef | undefined;
}

export const EscalationRaised = defineEvent(
  z.strictObject({
    type: z.literal('EscalationRaised'),
    escalationId,
    source: z.enum(ESCALATION_SOURCES),
    visitId: visitId.nullable(),
    place: placeSchema,
    reason: z.string(),
    to: raisedToSchema,
    noteRef: textRef.nullable(),
  }),
  (state, { type: _, escalationId: id, to, ...about }, context) => {
    const { at } = context;
    const levels = [{ ...to, since: at, reminded: false }];
    const open = { takenFrom: null, advice: null, status: { kind: 'raised' } } as const;
    const escalation: Escalation = { id, ...about, raisedAt: at, levels, ...open };
    const marked = markUsed(state, `reasons.escalation ${about.reason}`);
    const escalated = { ...marked, escalations: state.escalations.set(id, escalation) };
    if (about.visitId === null || about.noteRef === null) return escalated;
    // What is to be known of the customer is not only for whom it was raised to.
    const noted = withNote(eventVisit(state, about.visitId), about.noteRef, context);
    return { ...escalated, visits: state.visits.set(noted.id, noted) };
  },
);

export const escalate = defineCommand([EscalationRaised], (state, command: Escalate, context) => {
  const found = findVisit(state, command, 'waiting', 'called', 'serving', 'held');
  if (!found.ok) return found;
  const { id, stage } = found.value;
  const before = findUnanswered(state, 'agent', id);
  if (before !== null) return escalationNotSo(before);
  const reason = findReason(state, 'escalation', command.reason);
  if (!reason.ok) return reason;
  const note = checkNote(found.value, command.noteRef);
  if (!note.ok) return note;
  const about = { source: 'agent', visitId: id, place: placeOf(stage), reason: reason.value } as const;
  return raiseEscalation(state, context, { ...about, noteRef: note.value });
});

/** Raises an escalation or a call for help to whom the branch has it go. */
export function raiseEscalation(
  state: BranchState,
  { now, newId }: DecideContext,
  about: Pick<Escalation, 'source' | 'visitId' | 'place' | 'reason' | 'noteRef'>,
): Decided<typeof EscalationRaised> {
  const config = findConfig(state);
  if (!config.ok) return config;
  const to = levelAt(config.value, about.source, about.reason, 0, now);
  if (to === null) throw new Error(`Escalations for ${about.reason} go to nobody`);
  return ok([{ type: 'EscalationRaised', escalationId: newId() as EscalationId, ...about, to }]);
}

/** What nobody has acknowledged yet, from this source about this visit. */
export function findUnanswered(state: BranchState, source: EscalationSource, visitId: VisitId): Escalation | null {
  const same = (escalation: Escalation): boolean =>
    escalation.source === source && escalation.visitId === visitId && escalation.status.kind === 'raised';
  return state.escalations.find(same) ?? null;
}

/** The counter where the customer is, if they are at one. */
function placeOf(stage: Stage): Place {
  return 'counterId' in stage ? { kind: 'counter', counterId: stage.counterId } : { kind: 'visit' };
}
