import { err, type VisitId } from '@foyer/basics';
import { defineCommand } from '../define.ts';
import { escalationNotSo, findVisit } from '../find.ts';
import type { BranchState, Escalation } from '../state.ts';
import { EscalationRaised, findUnanswered, raiseEscalation } from './escalate.ts';

/** A call for help from a kiosk (`visitId` absent) or from the customer's phone. */
export interface AskForHelp {
  readonly type: 'ask-for-help';
  readonly visitId?: VisitId | undefined;
  readonly place: string;
}

export const askForHelp = defineCommand([EscalationRaised], (state, { visitId, place }: AskForHelp, context) => {
  const help = { place, reason: 'help', noteRef: null };
  if (visitId === undefined) {
    if (state.day === null) return err({ code: 'branch-closed' });
    const before = findOpenAt(state, place);
    if (before !== null) return escalationNotSo(before);
    return raiseEscalation(state, context, { source: 'kiosk', visitId: null, ...help });
  }
  const found = findVisit(state, { visitId }, 'waiting', 'called', 'serving', 'held');
  if (!found.ok) return found;
  const before = findUnanswered(state, 'phone', visitId);
  if (before !== null) return escalationNotSo(before);
  return raiseEscalation(state, context, { source: 'phone', visitId, ...help });
});

/** A kiosk's call for help that nobody has resolved yet. */
function findOpenAt(state: BranchState, place: string): Escalation | null {
  const same = ({ source, place: at, status }: Escalation): boolean =>
    source === 'kiosk' && at === place && (status.kind === 'raised' || status.kind === 'acknowledged');
  return state.escalations.find(same) ?? null;
}
