import type { Instant } from '@foyer/basics';
import { type Timers, wallTimers } from '@foyer/client';
import type { OwnDevice } from '@foyer/contract';
import type { JobView, KioskPort, KioskState, PrinterView } from '../bridge/index.ts';
import { createBranchClient } from './branch-client.ts';
import { createKioskDevice } from './device.ts';
import { createKioskPrinter, type MakePrinter } from './kiosk-printer.ts';
import { createLogoKeeper } from './logo-keeper.ts';
import { type FollowOwn, followLive, keepOwnSettings } from './own-settings.ts';
import { printerView } from './printer-view.ts';
import { recover } from './recovery.ts';
import { createStatusReport } from './status-report.ts';
import { createTestPrints } from './test-prints.ts';
import { nextDue, type TicketEntry, viewOf } from './ticket-entry.ts';
import { openTicketJournal } from './ticket-journal.ts';
import { ticketPaper } from './ticket-paper.ts';

/** Owns a ticket from the touch to the paper, so that a crashed page leaves no ghost. */
export interface KioskAgent extends KioskPort {
  /** Stops asking and reporting and waits for the paper in hand; what is left over is done after the next start. */
  close(): Promise<void>;
}

export interface KioskAgentOptions {
  /** The branch server's origin, without a slash at its end. */
  readonly server: string;
  /** Where tickets and the device's keys are kept. One agent at a time. */
  readonly folder: string;
  /** Makes the printer that the branch has settled for this kiosk. */
  readonly printer: MakePrinter;
  /** Version of this program. */
  readonly software: string;
  /** What staff call this kiosk: "Kiosk 1"; the branch names one that has none. */
  readonly name?: string;
  /** A device token, where the kiosk was paired by other means. */
  readonly token?: string;
  /** Hears how the branch has set this kiosk; over its live view when absent. */
  readonly follow?: FollowOwn;
  /** Told of it. */
  readonly onSaid?: (said: OwnDevice) => void;
  readonly timers?: Timers;
  readonly fetch?: typeof fetch;
  /** Something nobody awaits went wrong, such as a full disk: the process should end and start again. */
  readonly onFault: (error: unknown) => void;
  /** Something that a technician should know of, as a sentence; the agent goes on. */
  readonly onNotice: (sentence: string) => void;
}

/** How long a customer waits for the server before they are told that it does not answer. */
const PATIENCE_SECONDS = 15;
/** A page that was reloaded goes on with a ticket that is no older. */
const CURRENT_SECONDS = 300;
const STATUS_SECONDS = 10;
/** More papers for one ticket than this are a broken printer or a game. */
const MOST_PAPERS = 4;

/** Starts the agent: what the last run left open is put right first. */
export function createKioskAgent(options: KioskAgentOptions): KioskAgent {
  const { folder, server, name } = options;
  const timers = options.timers ?? wallTimers;
  const clock = { now: () => timers.now() as Instant };
  const journal = openTicketJournal(folder, clock);
  if (journal.damaged > 0) {
    options.onNotice(
      `Lines of the kiosk’s journal in ${folder} that can’t be read and are left out: ${journal.damaged}`,
    );
  }
  const listeners = new Set<(state: KioskState) => void>();
  const handingIn = new Set<string>();
  let closed = false;
  let printing: Promise<void> = Promise.resolve();
  let cancelPoll: () => void = () => undefined;

  const logo = createLogoKeeper({ server, folder, fetch: options.fetch });
  const printer = createKioskPrinter(options.printer, () => journal.entries().at(-1)?.state === 'uncertain');
  const own = keepOwnSettings({
    server,
    folder,
    follow: options.follow ?? followLive,
    onChange: (said) => hear(said),
    onShutOut: () => device.handleAuthFailure({ code: 'unauthorised' }),
  });
  printer.become(printerOf(own.present()));
  const { toObtain, toPrint } = recover(journal, timers.now(), printer.isSet());
  let seenPrinter: PrinterView = printer.isSet() ? 'ready' : 'none';

  const mayCopy = (requestId: string) => printer.isSet() && journal.papers(requestId).length < MOST_PAPERS;
  const view = (entry: TicketEntry) => viewOf(entry, mayCopy(entry.payload.requestId));
  const currentJob = (): JobView | null => {
    const latest = journal.entries().at(-1);
    if (latest === undefined || latest.payload.dismissed) return null;
    return timers.now() - latest.payload.askedAt > CURRENT_SECONDS * 1000 ? null : view(latest);
  };
  const state = (): KioskState => ({ pairing: device.pairing(), printer: seenPrinter, job: currentJob() });
  const emit = () => {
    const present = state();
    for (const listener of listeners) listener(present);
  };
  const inBackground = (work: Promise<void>) =>
    void work.catch((error: unknown) => {
      if (!closed) options.onFault(error);
    });

  const device = createKioskDevice({
    server,
    folder,
    name,
    token: options.token,
    timers,
    fetch: options.fetch,
    inBackground,
    onChange: () => {
      emit();
      followOwn();
      branchClient.wake();
    },
  });
  let followed: string | null = null;
  const followOwn = () => {
    const pairing = device.pairing();
    const token = pairing.phase === 'paired' ? pairing.token : null;
    if (token !== null && token !== followed) own.follow(token);
    followed = token;
  };
  const branchClient = createBranchClient({
    journal,
    device,
    timers,
    printing: () => printer.isSet(),
    patienceSeconds: PATIENCE_SECONDS,
    onChange: emit,
  });

  const report = createStatusReport(device, timers);

  const latestPaper = (requestId: string) => journal.papers(requestId).at(-1);
  const owesSomething = (requestId: string) => journal.papers(requestId).some((paper) => nextDue(paper) !== null);

  /** One loop a ticket, so that its reports arrive in their order. */
  const handIn = (requestId: string) => {
    if (closed || handingIn.has(requestId) || !owesSomething(requestId)) return;
    handingIn.add(requestId);
    const work = branchClient.handIn(requestId).finally(() => handingIn.delete(requestId));
    inBackground(work.then(() => handIn(requestId)));
  };

  /** Papers leave one after another. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = printing.then(work);
    printing = turn.catch(() => undefined);
    return turn;
  };
  const print = (entry: TicketEntry): Promise<void> =>
    inTurn(async () => {
      const { ticket, copy } = entry.payload;
      if (closed || ticket === null) return;
      const present = await printer.next();
      if (present === null) journal.neverPrinted(entry, 'no-printer');
      // Newer than the last look at the printer, which may have found it ready.
      else {
        const paper = ticketPaper(ticket, copy, await logo.of(ticket.logo));
        seenPrinter = (await journal.print(entry, present, paper)) ?? seenPrinter;
      }
      emit();
      handIn(entry.payload.requestId);
    });

  const testPrints = createTestPrints({ own, printer, device, report, server, timers });

  /** The branch says how this kiosk is set: in force from the next paper on. */
  const hear = (said: OwnDevice) => {
    printer.become(printerOf(said));
    options.onSaid?.(said);
    inBackground(
      inTurn(async () => {
        await testPrints.answer(said);
        if (!closed) await printer.next();
      }).then(() => lookNow()),
    );
  };

  /** Carries a wish through to paper. */
  const carryOut = async (requestId: string): Promise<void> => {
    await branchClient.obtain(requestId);
    const entry = journal.papers(requestId)[0];
    if (closed || entry?.state !== 'queued' || entry.payload.ticket === null) return;
    if (entry.payload.unseen) {
      journal.oweWithdrawal(entry);
      journal.neverPrinted(entry, 'nobody-has-it');
    } else if (entry.payload.ticket.printId === null) journal.neverPrinted(entry, 'shown-only');
    else await print(entry);
    handIn(requestId);
  };

  /** Looks at the printer, and tells the branch how this kiosk is. */
  const look = async (): Promise<void> => {
    const status = (await printer.present()?.status()) ?? 'none';
    if (closed) return;
    const openJobs = journal.entries().filter(({ settled }) => !settled).length;
    void report.tell({ printer: status, openJobs, software: options.software });
    const seen = status === 'none' ? status : printerView(status);
    if (seen !== seenPrinter) {
      seenPrinter = seen;
      emit();
    }
  };
  const lookNow = async (): Promise<void> => {
    if (!closed) await look();
  };
  const poll = async (): Promise<void> => {
    await lookNow();
    if (!closed) cancelPoll = timers.after(STATUS_SECONDS * 1000, () => inBackground(poll()));
  };

  for (const { payload } of journal.entries()) handIn(payload.requestId);
  for (const entry of toPrint) inBackground(print(entry));
  for (const { payload } of toObtain) inBackground(carryOut(payload.requestId));
  inBackground(inTurn(async () => void (await printer.next())).then(poll));
  followOwn();

  return {
    state: async () => state(),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    issue: async (wish) => {
      const known = latestPaper(wish.requestId);
      if (known !== undefined) return view(known);
      const entry = journal.intend(wish);
      emit();
      inBackground(carryOut(wish.requestId));
      return view(entry);
    },
    dismiss: async ({ requestId }) => {
      const entry = latestPaper(requestId);
      if (entry === undefined || entry.payload.dismissed) return;
      journal.dismiss(entry);
      emit();
    },
    answer: async ({ requestId, cameOut }) => {
      const entry = latestPaper(requestId);
      if (entry?.state !== 'uncertain' || entry.payload.cameOut !== null) return;
      journal.answer(entry, cameOut);
      emit();
      handIn(requestId);
    },
    copy: async ({ requestId }) => {
      const entry = latestPaper(requestId);
      if (entry?.state !== 'uncertain' && entry?.state !== 'failed') return;
      if (entry.payload.ticket?.printId == null || entry.payload.unseen || !mayCopy(requestId)) return;
      const copy = journal.intendCopy(entry);
      emit();
      inBackground(print(copy));
    },
    help: async () => {
      const answer = await device.client()?.call('help', { timeoutSeconds: 8 });
      // A call for help from here that nobody has settled yet: staff know.
      if (answer?.ok || answer?.error.code === 'invalid-state') return { outcome: 'told' };
      if (answer !== undefined) device.handleAuthFailure(answer.error);
      return { outcome: 'unreachable' };
    },
    close: async () => {
      closed = true;
      cancelPoll();
      own.close();
      device.close();
      branchClient.close();
      report.close();
      listeners.clear();
      await printing;
      await printer.close();
      journal.close();
    },
  };
}

function printerOf(said: OwnDevice | null) {
  return said?.settings.kind === 'kiosk' ? said.settings.printer : null;
}
