import { err, HELP, type VisitId } from '@foyer/basics';
import type { Actor } from '../actor.ts';
import { defineCommand } from '../define.ts';
import { isUnresolved } from '../escalations.ts';
import { escalationNotSo, findVisit } from '../find.ts';
import type { Place } from '../schema.ts';
import type { BranchState, Escalation } from '../state.ts';
import { EscalationRaised, findUnanswered, raiseEscalation } from './escalate.ts';

/** A call for help from the customer's phone, or, `visitId` absent, from a kiosk. */
export interface AskForHelp {
  readonly type: 'ask-for-help';
  readonly visitId?: VisitId | undefined;
}

export const askForHelp = defineCommand([EscalationRaised], (state, { visitId }: AskForHelp, context) => {
  const help = { reason: HELP, noteRef: null };
  if (visitId === undefined) {
    if (state.day === null) return err({ code: 'branch-closed' });
    const place = kioskOf(context.actor);
    const before = findOpenAt(state, place);
    if (before !== null) return escalationNotSo(before);
    return raiseEscalation(state, context, { source: 'kiosk', visitId: null, place, ...help });
  }
  const found = findVisit(state, { visitId }, 'waiting', 'called', 'serving', 'held');
  if (!found.ok) return found;
  const before = findUnanswered(state, 'phone', visitId);
  if (before !== null) return escalationNotSo(before);
  return raiseEscalation(state, context, { source: 'phone', visitId, place: { kind: 'visit' }, ...help });
});

function kioskOf(actor: Actor): Place {
  return actor.kind === 'device' ? { kind: 'device', deviceId: actor.id } : { kind: 'kiosk' };
}

/** A kiosk's call for help that nobody has resolved yet. */
function findOpenAt(state: BranchState, place: Place): Escalation | null {
  const same = ({ source, place: at, status }: Escalation): boolean =>
    source === 'kiosk' && isSame(at, place) && isUnresolved({ status });
  return state.escalations.find(same) ?? null;
}

function isSame(one: Place, other: Place): boolean {
  if (one.kind !== 'device' || other.kind !== 'device') return one.kind === other.kind;
  return one.deviceId === other.deviceId;
}
