import { err, ok } from '@foyer/basics';
import type { CommandOf } from '../command.ts';
import type { BranchState } from '../state.ts';
import type { Decided } from './found.ts';

/**
 * Takes down how a ticket's print went. Once printed it stays printed; a failed or uncertain one may be corrected, or
 * settled by staff.
 */
export function reportPrint(state: BranchState, command: CommandOf<'report-print'>): Decided {
  const { printId, outcome, reason } = command;
  const print = state.prints.get(printId);
  if (print === undefined) return err({ code: 'not-found', what: 'print', id: printId });
  if (print.status === outcome) return ok([]);
  const isFinal = print.status === 'printed' || (outcome === 'settled' && print.status === 'pending');
  if (isFinal) return err({ code: 'invalid-state', what: 'print', id: printId, state: print.status });
  return ok([{ type: 'PrintReported', printId, visitId: print.visitId, outcome, reason: reason ?? null }]);
}
