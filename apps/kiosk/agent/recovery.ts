import type { TicketEntry } from './ticket-entry.ts';
import type { TicketJournal } from './ticket-journal.ts';

/** What is to be gone on with after a start. */
export interface Recovered {
  /** Requests the server has not answered: asked again under the same command id. */
  readonly toObtain: readonly TicketEntry[];
  /** Papers of which nothing was sent and whose customer may still stand there. */
  readonly toPrint: readonly TicketEntry[];
}

/** A wish older than this is not printed any more: a ticket that comes out for nobody is a surprise. */
const FRESH_SECONDS = 90;
/** A wish without an answer this old is let go: its branch day is over, and a ghost was closed with it. */
const LOST_SECONDS = 86_400;

/**
 * Puts right what the last run left open, in the journal. Nothing is printed for a customer who must have gone:
 * a ticket they saw is reported as failed, so that staff know of it; one they can't have seen is withdrawn.
 *
 * @param now - wall time in epoch milliseconds
 */
export function recover(journal: TicketJournal, now: number, printing: boolean): Recovered {
  const toObtain: TicketEntry[] = [];
  const toPrint: TicketEntry[] = [];
  const open = journal.entries().filter(({ settled }) => !settled);
  for (const entry of open) {
    const ageSeconds = (now - entry.payload.askedAt) / 1000;
    const fresh = ageSeconds > -FRESH_SECONDS && ageSeconds < FRESH_SECONDS;
    if (entry.state === 'intended') {
      if (ageSeconds > LOST_SECONDS) {
        journal.refuse(entry, 'not-found');
        continue;
      }
      if (!fresh && !entry.payload.unseen) journal.giveUp(entry);
      toObtain.push(entry);
    } else if (entry.state === 'queued') {
      if (entry.payload.unseen) withdraw(journal, entry);
      else if (fresh && printing) toPrint.push(entry);
      else journal.neverPrinted(entry, 'stopped-before-printing');
    } else if (entry.state !== 'refused' && entry.payload.reports.length === 0) journal.oweReport(entry);
  }
  return { toObtain, toPrint };
}

function withdraw(journal: TicketJournal, entry: TicketEntry): void {
  if (entry.payload.withdrawal === null) journal.oweWithdrawal(entry);
  journal.neverPrinted(entry, 'nobody-has-it');
}
