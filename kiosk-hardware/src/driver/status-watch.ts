import type { PrinterProblem, PrinterState } from '@foyer/basics';
import { realTimeStatusRequest } from '../encoder/escpos-commands.ts';
import { statusFromRealTime } from '../protocol/status-bytes.ts';
import type { Conversation } from './conversation.ts';
import { isProblem } from './printer.ts';

/** Asks for the four real-time statuses one after the other, each with `timeoutMs`; the first silence ends it. */
export async function askStatus(talk: Conversation, timeoutMs: number): Promise<PrinterState> {
  const bytes: number[] = [];
  for (const kind of [1, 2, 3, 4] as const) {
    const answer = await talk.ask(
      realTimeStatusRequest(kind),
      (reply) => (reply.kind === 'real-time' ? reply.byte : undefined),
      timeoutMs,
    );
    if (answer.kind === 'lost') return 'unreachable';
    if (answer.kind === 'silent') return 'not-answering';
    bytes.push(answer.value);
  }
  const [printer = 0, offline = 0, error = 0, paper = 0] = bytes;
  return statusFromRealTime([printer, offline, error, paper]);
}

/** A look at the status every so often, beside another wait. */
export interface StatusWatch {
  /** Begins to look; before that nothing is sent. */
  start(): void;
  /** Resolves when two looks in a row found the printer unable to print; else never. */
  readonly problem: Promise<PrinterProblem>;
  stop(): void;
}

/**
 * Watches a printing printer. One look is not enough: a picture may hold bytes that trigger stray answers, and paper
 * that ends right behind a ticket must leave time for the ticket's own answer.
 */
export function watchStatus(talk: Conversation, timing: { watch: number; status: number }): StatusWatch {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let found: (problem: PrinterProblem) => void = () => undefined;
  const problem = new Promise<PrinterProblem>((resolve) => {
    found = resolve;
  });
  let before: PrinterState = 'ready';
  const look = async (): Promise<void> => {
    const status = await askStatus(talk, timing.status);
    if (stopped) return;
    if (isProblem(status) && isProblem(before)) {
      found(status);
      return;
    }
    before = status;
    lookLater();
  };
  const lookLater = (): void => {
    timer = setTimeout(() => void look(), timing.watch);
  };
  return {
    start: () => {
      if (!stopped) lookLater();
    },
    problem,
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
