import { assertNever } from '@foyer/basics';
import type { Printer, PrintOutcome } from './driver/printer.ts';
import type { JobJournal } from './journal/job-journal.ts';
import type { TicketContent } from './layout/ticket-content.ts';

/**
 * Prints a queued job and journals each step before it is taken, so that after a crash at any moment the journal never
 * claims more than the paper shows. A disk that refuses before the first byte leaves the job queued and nothing sent.
 * @throws when the journal can't be written, or the job is not `queued`.
 */
export async function printJob<Payload>(
  journal: JobJournal<Payload>,
  printer: Printer,
  jobId: string,
  ticket: TicketContent,
): Promise<PrintOutcome> {
  const outcome = await printer.print(ticket, {
    onSending: () => journal.advance(jobId, 'sending'),
    onSent: () => journal.advance(jobId, 'sent'),
  });
  switch (outcome.kind) {
    case 'printed':
      journal.advance(jobId, 'confirmed');
      return outcome;
    case 'uncertain':
    case 'failed':
      journal.advance(jobId, outcome.kind);
      return outcome;
    default:
      return assertNever(outcome);
  }
}
