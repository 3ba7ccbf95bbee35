import { assertNever, type PrinterDialect, type PrinterState } from '@foyer/basics';
import { type EncodeOptions, encodeTicket } from '../encoder/encode-ticket.ts';
import { clearanceBytes } from '../encoder/escpos-commands.ts';
import type { TicketContent } from '../layout/ticket-content.ts';
import { Conversation } from './conversation.ts';
import { type Barrier, barrierAfter, barrierBefore } from './dialect.ts';
import { isProblem, type Printer, type PrintOutcome, type PrintProgress } from './printer.ts';
import { askStatus, watchStatus } from './status-watch.ts';
import type { Transport } from './transport.ts';

/** How long each wait may last, in milliseconds on the wall clock. */
export interface PrinterTimeouts {
  readonly connect: number;
  /** For each of the four real-time answers. */
  readonly status: number;
  /** For the printer to finish what it had before this ticket. */
  readonly before: number;
  /** From the ticket's first byte to the answer behind its cut. */
  readonly print: number;
  /** Between looks at the status while a ticket prints. */
  readonly watch: number;
}

export const usualTimeouts: PrinterTimeouts = {
  connect: 3_000,
  status: 1_500,
  before: 5_000,
  print: 15_000,
  watch: 700,
};

export interface EscposPrinterOptions {
  readonly transport: Transport;
  readonly dialect: PrinterDialect;
  readonly encode: EncodeOptions;
  readonly timeouts: PrinterTimeouts;
  /** An earlier job of this printer broke off, so that its remains must be cleared away before the next. */
  readonly startAfterUncertain: boolean;
}

/** Tickets that may wait for their turn; a kiosk has one customer at a time. */
const longestQueue = 8;

/** Prints ESC/POS tickets over any transport and learns from the printer what became of them. */
export function createEscposPrinter(options: EscposPrinterOptions): Printer {
  const { transport, dialect, timeouts } = options;
  let needsClearing = options.startAfterUncertain;
  let closed = false;
  let waiting = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = async <T>(refusal: T, work: () => Promise<T>): Promise<T> => {
    if (closed || waiting >= longestQueue) return refusal;
    waiting++;
    const mine = turn.then(work);
    turn = mine.catch(() => undefined).finally(() => waiting--);
    return mine;
  };

  const withConversation = async <T>(refused: T, work: (talk: Conversation) => Promise<T>): Promise<T> => {
    let talk: Conversation;
    try {
      talk = new Conversation(await transport.open(timeouts.connect));
    } catch {
      return refused;
    }
    try {
      return await work(talk);
    } finally {
      talk.close();
    }
  };

  const printOn = async (
    talk: Conversation,
    bytes: Buffer,
    progress: PrintProgress | undefined,
  ): Promise<PrintOutcome> => {
    const status = await askStatus(talk, timeouts.status);
    if (isProblem(status)) return { kind: 'failed', reason: status };

    const before = barrierBefore(dialect);
    const opening = needsClearing ? [clearanceBytes(), before.request] : [before.request];
    const cleared = await talk.ask(Buffer.concat(opening), before.answers, timeouts.before);
    if (cleared.kind !== 'answer') return { kind: 'failed', reason: cleared.kind === 'lost' ? 'unreachable' : 'busy' };
    needsClearing = false;

    progress?.onSending();
    needsClearing = true;
    const after = barrierAfter(dialect);
    const outcome = await sendAndWait(talk, bytes, after, timeouts, () => progress?.onSent());
    if (outcome.kind === 'printed') needsClearing = false;
    return outcome;
  };

  return {
    status: () =>
      inTurn<PrinterState>('offline', () =>
        withConversation<PrinterState>('unreachable', (talk) => askStatus(talk, timeouts.status)),
      ),
    print: (ticket: TicketContent, progress?: PrintProgress) =>
      inTurn<PrintOutcome>({ kind: 'failed', reason: 'busy' }, async () => {
        let bytes: Buffer;
        try {
          bytes = encodeTicket(ticket, options.encode);
        } catch {
          return { kind: 'failed', reason: 'unprintable' };
        }
        return withConversation<PrintOutcome>({ kind: 'failed', reason: 'unreachable' }, (talk) =>
          printOn(talk, bytes, progress),
        );
      }),
    close: async () => {
      closed = true;
      await turn;
    },
  };
}

/** Sends a ticket with its barrier and waits for the answer, looking at the status meanwhile to learn what is wrong. */
async function sendAndWait(
  talk: Conversation,
  bytes: Buffer,
  after: Barrier,
  timeouts: PrinterTimeouts,
  onSent: () => void,
): Promise<PrintOutcome> {
  const watch = watchStatus(talk, timeouts);
  try {
    const asked = talk.ask(Buffer.concat([bytes, after.request]), after.answers, timeouts.print, () => {
      onSent();
      watch.start();
    });
    const answer = await Promise.race([asked, watch.problem]);
    if (typeof answer === 'string') return { kind: 'uncertain', reason: answer };
    switch (answer.kind) {
      case 'answer':
        return { kind: 'printed' };
      case 'lost':
        return { kind: 'uncertain', reason: 'connection-lost' };
      case 'silent':
        return { kind: 'uncertain', reason: 'timed-out' };
      default:
        return assertNever(answer);
    }
  } finally {
    watch.stop();
  }
}
