import type { PrinterState } from '@foyer/basics';
import type { TicketContent } from '../layout/ticket-content.ts';
import { isProblem, type Printer } from './printer.ts';

/** A printer without paper: keeps the tickets it was given. For tests and for kiosks that show instead of print. */
export interface MemoryPrinter extends Printer {
  /** The latest hundred tickets, oldest first. */
  readonly tickets: readonly TicketContent[];
  setStatus(status: PrinterState): void;
}

const keptTickets = 100;

export function createMemoryPrinter(): MemoryPrinter {
  const tickets: TicketContent[] = [];
  let status: PrinterState = 'ready';
  return {
    tickets,
    setStatus: (next) => {
      status = next;
    },
    status: async () => status,
    print: async (ticket, progress) => {
      if (isProblem(status)) return { kind: 'failed', reason: status };
      progress?.onSending();
      tickets.push(ticket);
      if (tickets.length > keptTickets) tickets.shift();
      progress?.onSent();
      return { kind: 'printed' };
    },
    close: async () => {
      status = 'offline';
    },
  };
}
