import { PRINTER_PROBLEMS, type PrinterProblem, type PrinterState } from '@foyer/basics';
import type { TicketContent } from '../layout/ticket-content.ts';

/**
 * What became of a ticket.
 * `printed`: the printer answered a request that stood behind the cut. `failed`: not one byte of the ticket was sent.
 * `uncertain`: bytes were sent and no answer came; there may be paper, or not.
 */
export type PrintOutcome =
  | { readonly kind: 'printed' }
  | { readonly kind: 'failed'; readonly reason: PrinterProblem | 'busy' | 'unprintable' }
  | { readonly kind: 'uncertain'; readonly reason: PrinterProblem | 'connection-lost' | 'timed-out' };

/** Called as a print goes on, so that it can be journalled before the step is taken. */
export interface PrintProgress {
  /** Before the first byte of the ticket leaves; when it throws, nothing is sent and the error is passed on. */
  onSending(): void;
  /** After the last byte left. */
  onSent(): void;
}

/** A ticket printer. One ticket at a time: further calls wait their turn. */
export interface Printer {
  /** Asks the printer; never rejects. */
  status(): Promise<PrinterState>;
  /** Prints one ticket. Rejects only when `progress` throws. */
  print(ticket: TicketContent, progress?: PrintProgress): Promise<PrintOutcome>;
  /** Waits for the ticket in hand and refuses what comes after. */
  close(): Promise<void>;
}

/** Whether nothing can be printed in this status. */
export function isProblem(status: PrinterState): status is PrinterProblem {
  return PRINTER_PROBLEMS.some((problem) => problem === status);
}
