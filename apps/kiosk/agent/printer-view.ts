import { assertNever, type PrinterState } from '@foyer/basics';
import type { PrintOutcome } from '@foyer/kiosk-hardware';
import type { PrinterTrouble, PrinterView } from '../bridge/index.ts';

type FailureReason = Extract<PrintOutcome, { kind: 'failed' }>['reason'];

/** Why nothing was printed, in the words that customers are told. */
export function troubleOf(reason: FailureReason): PrinterTrouble {
  switch (reason) {
    case 'paper-out':
    case 'cover-open':
    case 'cutter-error':
      return reason;
    case 'offline':
    case 'not-answering':
    case 'unreachable':
      return 'offline';
    case 'error':
    case 'busy':
    case 'unprintable':
      return 'fault';
    default:
      return assertNever(reason);
  }
}

/** The printer's status in the words that the page has for it. */
export function printerView(status: PrinterState): PrinterView {
  if (status === 'ready') return 'ready';
  return status === 'paper-near-end' ? 'paper-low' : troubleOf(status);
}
