import path from 'node:path';
import type { Clock } from '@foyer/basics';
import { newCommandId } from '@foyer/client';
import { openJobJournal, type Printer, printJob, type TicketContent } from '@foyer/kiosk-hardware';
import type { PrinterTrouble } from '../bridge/index.ts';
import { troubleOf } from './printer-view.ts';
import {
  type IssuedTicket,
  nextDue,
  type PrintReport,
  type TicketEntry,
  type TicketPayload,
  ticketPayload,
} from './ticket-entry.ts';

/**
 * Every ticket asked for at this kiosk and what has become of it. Each call returns after the disk has it and throws
 * the file system's error when it can't be written: nothing may be done on the strength of it then.
 */
export interface TicketJournal {
  /** Every paper it remembers, in the order they began. */
  entries(): readonly TicketEntry[];
  /** The papers of one wish, oldest first. */
  papers(requestId: string): readonly TicketEntry[];
  /** Lines that could not be read when it was opened. */
  readonly damaged: number;

  intend(wish: Pick<TicketPayload, 'requestId' | 'serviceId' | 'language' | 'priorityClass'>): TicketEntry;
  refuse(entry: TicketEntry, code: string): void;
  /** The customer is told that there is no ticket. */
  giveUp(entry: TicketEntry): void;
  issue(entry: TicketEntry, ticket: IssuedTicket): void;
  /** Another paper for the same ticket. */
  intendCopy(entry: TicketEntry): TicketEntry;
  /** Prints a queued paper, each step written down before it is taken; what became of it is then owed to the server. */
  print(entry: TicketEntry, printer: Printer, content: TicketContent): Promise<PrinterTrouble | null>;
  /** The end of a paper that was never begun. */
  neverPrinted(
    entry: TicketEntry,
    reason: 'stopped-before-printing' | 'nobody-has-it' | 'shown-only' | 'no-printer',
  ): void;
  /** Owes the report of a paper whose end was written down, or only found out, without it. */
  oweReport(entry: TicketEntry): void;
  answer(entry: TicketEntry, cameOut: boolean): void;
  oweWithdrawal(entry: TicketEntry): void;
  reported(entry: TicketEntry, commandId: string): void;
  withdrawn(entry: TicketEntry): void;
  dismiss(entry: TicketEntry): void;
  close(): void;
}

/** Opens the journal `tickets.journal` in the folder. */
export function openTicketJournal(folder: string, clock: Pick<Clock, 'now'>): TicketJournal {
  const journal = openJobJournal<TicketPayload>({
    path: path.join(folder, 'tickets.journal'),
    clock,
    parsePayload: (value) => ticketPayload.parse(value),
  });
  const present = ({ jobId }: TicketEntry) => {
    const entry = journal.job(jobId);
    if (entry === undefined) throw new Error(`The journal has no job ${jobId}.`);
    return entry;
  };
  const papers = (requestId: string) => journal.jobs().filter(({ payload }) => payload.requestId === requestId);
  const begin = (jobId: string, state: 'intended' | 'queued', payload: TicketPayload) => {
    journal.begin({ jobId, commandId: newCommandId(), state, payload });
    return present({ jobId } as TicketEntry);
  };
  const settleWhenDone = (entry: TicketEntry) => {
    if (nextDue(present(entry)) === null && !present(entry).settled) journal.settle(entry.jobId);
  };
  const owing = ({ payload }: TicketEntry, outcome: PrintReport['outcome'], reason: string | null): PrintReport[] => {
    if (payload.ticket === null || payload.ticket.printId === null) return payload.reports;
    return [...payload.reports, { commandId: newCommandId(), outcome, reason, taken: false }];
  };

  const self: TicketJournal = {
    entries: () => journal.jobs(),
    papers,
    damaged: journal.damaged,
    intend: (wish) => begin(wish.requestId, 'intended', { ...newPayload, ...wish, askedAt: clock.now() }),
    refuse: (entry, code) => {
      journal.advance(entry.jobId, 'refused', { ...present(entry).payload, refusal: code });
      journal.settle(entry.jobId);
    },
    giveUp: (entry) => journal.amend(entry.jobId, { ...present(entry).payload, unseen: true }),
    issue: (entry, ticket) => journal.advance(entry.jobId, 'queued', { ...present(entry).payload, ticket }),
    intendCopy: ({ payload }) => {
      const { requestId, serviceId, language, askedAt, ticket } = payload;
      const jobId = `${requestId}/${papers(requestId).length + 1}`;
      return begin(jobId, 'queued', { ...newPayload, requestId, serviceId, language, askedAt, ticket, copy: true });
    },
    print: async (entry, printer, content) => {
      const outcome = await printJob(journal, printer, entry.jobId, content);
      const now = present(entry);
      const reason = outcome.kind === 'printed' ? null : outcome.reason;
      const trouble = outcome.kind === 'failed' ? troubleOf(outcome.reason) : null;
      journal.amend(entry.jobId, { ...now.payload, trouble, reports: owing(now, outcome.kind, reason) });
      return trouble;
    },
    neverPrinted: (entry, reason) => {
      const now = present(entry);
      journal.advance(entry.jobId, 'failed', {
        ...now.payload,
        reports: owing(now, 'failed', reason),
        trouble: 'fault',
      });
      settleWhenDone(entry);
    },
    oweReport: (entry) => {
      const { payload, state } = present(entry);
      const outcome = state === 'confirmed' ? 'printed' : state === 'failed' ? 'failed' : 'uncertain';
      const reason = outcome === 'printed' ? null : 'kiosk-stopped';
      journal.amend(entry.jobId, { ...payload, reports: owing(present(entry), outcome, reason) });
      settleWhenDone(entry);
    },
    answer: (entry, cameOut) => {
      const now = present(entry);
      const reports = owing(now, cameOut ? 'printed' : 'failed', cameOut ? 'customer-has-it' : 'customer-has-none');
      journal.amend(entry.jobId, { ...now.payload, cameOut, reports });
    },
    oweWithdrawal: (entry) => {
      const withdrawal = { commandId: newCommandId(), taken: false };
      journal.amend(entry.jobId, { ...present(entry).payload, withdrawal });
    },
    reported: (entry, commandId) => {
      const { payload } = present(entry);
      const reports = payload.reports.map((one) => (one.commandId === commandId ? { ...one, taken: true } : one));
      journal.amend(entry.jobId, { ...payload, reports });
      settleWhenDone(entry);
    },
    withdrawn: (entry) => {
      const { payload } = present(entry);
      if (payload.withdrawal === null) return;
      journal.amend(entry.jobId, { ...payload, withdrawal: { ...payload.withdrawal, taken: true } });
      settleWhenDone(entry);
    },
    dismiss: (entry) => journal.amend(entry.jobId, { ...present(entry).payload, dismissed: true }),
    close: () => journal.close(),
  };
  return self;
}

const newPayload: Omit<TicketPayload, 'requestId' | 'serviceId' | 'language' | 'askedAt'> = {
  copy: false,
  ticket: null,
  refusal: null,
  unseen: false,
  trouble: null,
  cameOut: null,
  reports: [],
  withdrawal: null,
  dismissed: false,
};
