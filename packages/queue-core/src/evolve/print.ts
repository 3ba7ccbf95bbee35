import type { EventBodyOf } from '../event.ts';
import type { BranchState } from '../state.ts';
import { eventVisit } from './transition.ts';

export function printReported(state: BranchState, body: EventBodyOf<'PrintReported'>): BranchState {
  const print = state.prints.get(body.printId);
  if (print === undefined) throw new Error(`The log speaks of print ${body.printId}, which was never asked for`);
  const visit = eventVisit(state, body.visitId);
  return {
    ...state,
    prints: state.prints.set(print.id, { ...print, status: body.outcome, reason: body.reason }),
    visits: state.visits.set(visit.id, { ...visit, version: visit.version + 1 }),
  };
}
