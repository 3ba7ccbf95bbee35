import type { QuotedBy, ReportName } from '@foyer/basics';
import type { AuditDetail, AuditRow, AuditSearch, ReportQuery } from '@foyer/store';
import type { Logger } from 'pino';
import { type WorkerEnd, type WorkerOptions, WorkerProcess } from '../workers/worker-process.ts';
import type { QuotedResult } from './quoted-rows.ts';
import type { ReportResult } from './report-rows.ts';

/** A report of the branch's flow, or quoted against actual; a page of the log, or one event of it with what it changed. */
export type Asked =
  | { readonly report: ReportName; readonly query: ReportQuery }
  | { readonly quotedBy: QuotedBy; readonly query: ReportQuery }
  | { readonly audit: AuditSearch }
  | { readonly auditEvent: number };
export type ReportQuestion = Asked & { readonly id: number };
export type AskedResult = ReportResult | QuotedResult | readonly AuditRow[] | AuditDetail | null;

export type ReportAnswer =
  | { readonly id: number; readonly ok: true; readonly result: AskedResult }
  | { readonly id: number; readonly ok: false; readonly invalid: boolean; readonly message: string };

/** What a worker begins with. */
export interface ReportSetup {
  readonly folder: string;
}

/** `ready`: it has its connection. */
export type FromReportWorker = ReportAnswer | 'ready';

/** From the start to the first worker, wall milliseconds: what people wait for then comes first. */
const START_AFTER = 3_000;
/** The pause before a lost worker is replaced, doubled each time until one answers; wall milliseconds. */
const SHORTEST_BACKOFF = 1_000;
const LONGEST_BACKOFF = 60_000;

export interface ReportProcessOptions {
  readonly folder: string;
  readonly log: Logger;
  readonly onAnswer: (answer: ReportAnswer) => void;
  /** The worker died; what it was asked will not be answered. */
  readonly onLost: () => void;
  /** Starts a worker; for tests that want to have one in their hands. */
  readonly startWorker?: StartReportWorker;
}

export type ReportWorker = WorkerProcess<ReportQuestion, FromReportWorker>;
export type StartReportWorker = (options: WorkerOptions<FromReportWorker>) => ReportWorker;

/** The worker that makes reports: at most one at a time, started when it is asked or, so that nobody waits for it, before. */
export class ReportProcess {
  readonly #options: ReportProcessOptions;
  #worker: ReportWorker | null = null;
  #ready: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  #keeping = false;
  #backOff = SHORTEST_BACKOFF;

  constructor(options: ReportProcessOptions) {
    this.#options = options;
  }

  /** Has a worker stand ready from soon on; one that is lost is replaced, ever more slowly. */
  keepReady(): void {
    this.#keeping = true;
    this.#startIn(START_AFTER);
  }

  /** Starts a worker where there is none; resolves when it can answer at once, or is lost. */
  prepare(): Promise<void> {
    this.#started();
    return this.#ready;
  }

  ask(question: ReportQuestion): void {
    this.#started().tell(question);
  }

  /** Ends the worker, whatever it is doing, and has the next one stand ready soon. */
  async replace(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#startIn(this.#backOff);
    await worker?.end();
  }

  /** Ends the worker for good. */
  async close(): Promise<void> {
    this.#keeping = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.end();
  }

  #startIn(pause: number): void {
    if (!this.#keeping) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#started(), pause);
    this.#timer.unref();
  }

  #started(): ReportWorker {
    if (this.#worker !== null) return this.#worker;
    const { folder, onAnswer, startWorker = (options) => new WorkerProcess(options) } = this.#options;
    const { promise, resolve } = Promise.withResolvers<void>();
    const worker = startWorker({
      file: new URL('./report-worker.ts', import.meta.url),
      setup: { folder } satisfies ReportSetup,
      onAnswer: (message) => {
        if (message === 'ready') return resolve();
        this.#backOff = SHORTEST_BACKOFF;
        onAnswer(message);
      },
      onEnd: (end) => {
        resolve();
        this.#lost(worker, end);
      },
    });
    this.#worker = worker;
    this.#ready = promise;
    return worker;
  }

  #lost(worker: ReportWorker, end: WorkerEnd): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#options.log.error(end, 'the worker for reports is gone');
    this.#options.onLost();
    this.#startIn(this.#backOff);
    this.#backOff = Math.min(LONGEST_BACKOFF, this.#backOff * 2);
  }
}
