import { type CallProblem, type Client, isDecided, type Timers } from '@foyer/client';
import type { RouteReply } from '@foyer/contract';
import type { KioskDevice } from './device.ts';
import { type Backoff, createBackoff } from './retry.ts';
import { type IssuedTicket, nextDue, type TicketEntry } from './ticket-entry.ts';
import type { TicketJournal } from './ticket-journal.ts';

/** The agent's dealings with the server. Every command goes out under the id that the journal holds for it. */
export interface BranchClient {
  /**
   * Asks for the ticket until the server has decided. The customer waits `patienceSeconds` at most: then they are told
   * that there is none, and one that was issued all the same is withdrawn as soon as that is known.
   */
  obtain(requestId: string): Promise<void>;
  /** Hands in what is owed for the ticket until the server has taken all of it. */
  handIn(requestId: string): Promise<void>;
  /** Something has changed for the better: whatever waits tries again now. */
  wake(): void;
  close(): void;
}

export interface BranchClientOptions {
  readonly journal: TicketJournal;
  readonly device: KioskDevice;
  readonly timers: Timers;
  /** Does this kiosk print now? */
  readonly printing: () => boolean;
  readonly patienceSeconds: number;
  /** Called after every change written here. */
  readonly onChange: () => void;
}

/** Seconds for one attempt in the background; it is repeated as long as it takes. */
const BACKGROUND_SECONDS = 10;

export function createBranchClient(options: BranchClientOptions): BranchClient {
  const { journal, device, timers, onChange } = options;
  const waiting = new Set<Backoff>();
  const stop = new AbortController();
  const original = (requestId: string) => journal.papers(requestId)[0];

  /** Repeats `attempt` as the device that this kiosk is paired as until it says that it is done. */
  const insist = async (attempt: (client: Client) => Promise<boolean>): Promise<void> => {
    const backoff = createBackoff(timers);
    waiting.add(backoff);
    try {
      for (;;) {
        const client = device.client();
        if (stop.signal.aborted || (client !== null && (await attempt(client)))) return;
        if (!(await backoff.next())) return;
      }
    } finally {
      waiting.delete(backoff);
    }
  };

  const askOnce = async (client: Client, entry: TicketEntry, timeoutSeconds: number): Promise<boolean> => {
    const { serviceId: wished, language, priorityClass } = entry.payload;
    const answer = await client.call('issueTicket', {
      body: {
        serviceId: wished,
        language,
        ...(priorityClass === undefined ? {} : { priorityClass }),
        printing: options.printing(),
      },
      commandId: entry.commandId,
      timeoutSeconds,
      signal: stop.signal,
    });
    if (stop.signal.aborted) return false;
    if (answer.ok) journal.issue(entry, issuedTicket(answer.value));
    else if (isDecided(answer.error)) journal.refuse(entry, answer.error.code);
    else device.handleAuthFailure(answer.error);
    onChange();
    return answer.ok || isDecided(answer.error);
  };

  /** Whether the server has taken it: by an answer, or by a refusal that will stay the same. */
  const taken = (answer: { readonly ok: true } | { readonly ok: false; readonly error: CallProblem }): boolean => {
    if (stop.signal.aborted) return false;
    if (answer.ok) return true;
    device.handleAuthFailure(answer.error);
    return isDecided(answer.error);
  };

  const tellOnce = async (client: Client, entry: TicketEntry): Promise<boolean> => {
    const { ticket, reports, withdrawal } = entry.payload;
    const call = { timeoutSeconds: BACKGROUND_SECONDS, signal: stop.signal };
    const report = reports.find((one) => !one.taken);
    if (report !== undefined && ticket?.printId != null) {
      const { commandId, outcome, reason } = report;
      const body = { outcome, ...(reason === null ? {} : { reason }) };
      const params = { printId: ticket.printId };
      if (!taken(await client.call('reportPrint', { params, body, commandId, ...call }))) return false;
      journal.reported(entry, commandId);
    } else if (withdrawal?.taken === false && ticket !== null) {
      const params = { token: ticket.token };
      const { commandId } = withdrawal;
      if (!taken(await client.call('cancelTicket', { params, commandId, ...call }))) return false;
      journal.withdrawn(entry);
    }
    onChange();
    return true;
  };

  return {
    obtain: async (requestId) => {
      const asked = original(requestId);
      if (asked?.state !== 'intended') return;
      const deadline = timers.now() + options.patienceSeconds * 1000;
      const giveUp = () => {
        const entry = original(requestId);
        if (entry?.state !== 'intended' || entry.payload.unseen) return;
        journal.giveUp(entry);
        onChange();
      };
      const cancel = timers.after(options.patienceSeconds * 1000, giveUp);
      try {
        await insist((client) => {
          const left = (deadline - timers.now()) / 1000;
          return askOnce(client, asked, left > 1 ? left : BACKGROUND_SECONDS);
        });
      } finally {
        cancel();
      }
    },
    handIn: (requestId) =>
      insist(async (client) => {
        for (;;) {
          const entry = journal.papers(requestId).find((paper) => nextDue(paper) !== null);
          if (entry === undefined) return true;
          if (!(await tellOnce(client, entry))) return false;
        }
      }),
    wake: () => {
      for (const backoff of waiting) backoff.wake();
    },
    close: () => {
      stop.abort();
      for (const backoff of waiting) backoff.stop();
    },
  };
}

function issuedTicket(reply: RouteReply<'issueTicket'>): IssuedTicket {
  const { visit, position, estimate, ticket, print } = reply;
  return {
    token: ticket.token,
    printId: print?.id ?? null,
    customer: {
      number: visit.number,
      serviceId: visit.serviceId,
      language: visit.language,
      ahead: position,
      estimate,
      url: ticket.url,
      issuedAt: visit.issuedAt,
    },
    branchName: ticket.branchName,
    serviceName: ticket.serviceName,
    furtherServices: ticket.furtherServices,
    locale: ticket.locale,
    timeZone: ticket.timeZone,
    languages: ticket.languages,
    counterNoun: ticket.counterNoun,
    logo: ticket.logo,
    notices: ticket.notices,
    closing: ticket.closing,
  };
}
