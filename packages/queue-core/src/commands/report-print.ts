import { err, ok, PRINT_OUTCOMES, type PrintId, type PrintOutcome } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { printId, visitId } from '../schema.ts';

/**
 * Takes down how a ticket's print went. Once printed it stays printed; a failed or uncertain one may be corrected, or
 * settled by staff.
 */
export interface ReportPrint {
  readonly type: 'report-print';
  readonly printId: PrintId;
  readonly outcome: PrintOutcome;
  readonly reason?: string | undefined;
}

export const PrintReported = defineEvent(
  z.strictObject({
    type: z.literal('PrintReported'),
    printId,
    visitId,
    outcome: z.enum(PRINT_OUTCOMES),
    reason: z.string().nullable(),
  }),
  (state, { printId, outcome, reason }) => {
    const print = state.prints.get(printId);
    if (print === undefined) throw new Error(`The log speaks of print ${printId}, which was never asked for`);
    return { ...state, prints: state.prints.set(printId, { ...print, status: outcome, reason }) };
  },
);

export const reportPrint = defineCommand([PrintReported], (state, command: ReportPrint) => {
  const { printId, outcome, reason = null } = command;
  const print = state.prints.get(printId);
  if (print === undefined) return err({ code: 'not-found', what: 'print', id: printId });
  if (print.status === outcome) return ok([]);
  const isFinal = print.status === 'printed' || (outcome === 'settled' && print.status === 'pending');
  if (isFinal) return err({ code: 'invalid-state', what: 'print', id: printId, state: print.status });
  return ok([{ type: 'PrintReported', printId, visitId: print.visitId, outcome, reason }]);
});
