import type { EscalationsBy, MarksBy, QuotedBy, ReportName, VisitId } from '@foyer/basics';
import type {
  AuditDetail,
  AuditRow,
  AuditSearch,
  CustomerSearch,
  CustomerVisit,
  EndedVisit,
  ReportQuery,
  VisitFound,
  VisitHistory,
  VisitSearch,
} from '@foyer/store';
import type { Logger } from 'pino';
import { type WorkerEnd, type WorkerOptions, WorkerProcess } from '../workers/worker-process.ts';
import type { AnswersResult } from './answer-rows.ts';
import type { MarksResult } from './mark-rows.ts';
import type { QuotedResult } from './quoted-rows.ts';
import type { ReportResult } from './report-rows.ts';

/** What each kind of question is answered with. */
export interface Results {
  readonly report: ReportResult;
  /** Quoted against actual. */
  readonly quoted: QuotedResult;
  /** How escalations and calls for help were answered. */
  readonly answered: AnswersResult;
  /** What agents recorded about steps. */
  readonly marked: MarksResult;
  readonly audit: readonly AuditRow[];
  /** One event and what it changed. */
  readonly 'audit-event': AuditDetail | null;
  readonly visit: VisitHistory | null;
  readonly 'ended-visit': EndedVisit | null;
  readonly visits: readonly VisitFound[];
  /** A customer's other visits. */
  readonly others: readonly VisitFound[];
  readonly customer: readonly CustomerVisit[];
}
export type Asked =
  | { readonly kind: 'report'; readonly report: ReportName; readonly query: ReportQuery }
  | { readonly kind: 'quoted'; readonly by: QuotedBy; readonly query: ReportQuery }
  | { readonly kind: 'answered'; readonly by: EscalationsBy; readonly query: ReportQuery }
  | { readonly kind: 'marked'; readonly by: MarksBy; readonly query: ReportQuery }
  | { readonly kind: 'audit'; readonly search: AuditSearch }
  | { readonly kind: 'audit-event'; readonly sequence: number }
  | { readonly kind: 'visit' | 'ended-visit'; readonly visitId: VisitId }
  | { readonly kind: 'visits'; readonly search: VisitSearch }
  | { readonly kind: 'others'; readonly visitId: VisitId; readonly seen: VisitSearch['seen'] }
  | { readonly kind: 'customer'; readonly search: CustomerSearch };
export type AskedResult = Results[keyof Results];

export interface ReportQuestion {
  readonly kind: 'question';
  readonly id: number;
  readonly asked: Asked;
  /** The answer takes in at least the events up to this one. */
  readonly clock: number;
}

export type ReportAnswer = { readonly kind: 'answer'; readonly id: number } & (
  | { readonly ok: true; readonly result: AskedResult }
  /** `behind`: the log could not be followed as far as the question wants. */
  | { readonly ok: false; readonly why: 'invalid' | 'behind' | 'failed'; readonly message: string }
);

/** What the server sends the worker; `committed`: the log has grown. */
export type ToReportWorker = ReportQuestion | { readonly kind: 'committed' };

/** What a worker begins with. */
export interface ReportSetup {
  readonly folder: string;
}

/** How far the worker has followed the log, and what keeps it from going on. */
export interface Followed {
  readonly clock: number;
  readonly trouble: string | null;
}

/** `ready`: it has its connections. */
export type FromReportWorker = ReportAnswer | { readonly kind: 'ready' } | ({ readonly kind: 'followed' } & Followed);

/** From the start to the first worker, wall milliseconds: what people wait for then comes first. */
const START_AFTER = 3_000;
/** The pause before a lost worker is replaced, doubled each time until one answers; wall milliseconds. */
const SHORTEST_BACKOFF = 1_000;
const LONGEST_BACKOFF = 60_000;

export interface ReportProcessOptions {
  readonly folder: string;
  readonly log: Logger;
  readonly onAnswer: (answer: ReportAnswer) => void;
  readonly onFollowed: (followed: Followed) => void;
  /** The worker died; what it was asked will not be answered. */
  readonly onLost: () => void;
  /** Starts a worker; for tests that want to have one in their hands. */
  readonly startWorker?: StartReportWorker;
}

export type ReportWorker = WorkerProcess<ToReportWorker, FromReportWorker>;
export type StartReportWorker = (options: WorkerOptions<FromReportWorker>) => ReportWorker;

/** The worker that follows the log and answers reports and searches: at most one at a time, started when it is asked or, so that nobody waits for it, before. */
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

  /** Has a worker that is there follow the log; one that starts does so by itself. */
  follow(): void {
    this.#worker?.tell({ kind: 'committed' });
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
    const { folder, onAnswer, onFollowed, startWorker = (options) => new WorkerProcess(options) } = this.#options;
    const { promise, resolve } = Promise.withResolvers<void>();
    const worker = startWorker({
      file: new URL('./report-worker.ts', import.meta.url),
      setup: { folder } satisfies ReportSetup,
      onAnswer: (message) => {
        if (message.kind === 'ready') return resolve();
        this.#backOff = SHORTEST_BACKOFF;
        if (message.kind === 'answer') onAnswer(message);
        else onFollowed(message);
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
