import type { Clock, QuotedBy, ReportName } from '@foyer/basics';
import type { ReportQuery as WireQuery } from '@foyer/contract';
import type { ReportQuery } from '@foyer/store';
import type { Logger } from 'pino';
import { HttpProblem, problemOfRefusal } from '../http/problems.ts';
import type { Part } from '../parts.ts';
import type { QuotedResult } from './quoted-rows.ts';
import { ReportProcess, type StartReportWorker } from './report-process.ts';
import type { ReportResult } from './report-rows.ts';

/** A report of the branch's flow, or quoted against actual. */
type Asked = { readonly report: ReportName } | { readonly quotedBy: QuotedBy };
export type ReportQuestion = Asked & { readonly id: number; readonly query: ReportQuery };

export type ReportAnswer =
  | { readonly id: number; readonly ok: true; readonly result: ReportResult | QuotedResult }
  | { readonly id: number; readonly ok: false; readonly invalid: boolean; readonly message: string };

/** What a worker begins with. */
export interface ReportSetup {
  readonly folder: string;
}

/** `ready`: it has its connection. */
export type FromReportWorker = ReportAnswer | 'ready';

export interface ReportQueueOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Starts a worker; for tests that want to have one in their hands. */
  readonly startWorker?: StartReportWorker;
}

/** A report that takes longer is given up and its worker replaced. */
const TIME_OUT = 20_000;
/** More reports than this don't wait at once. */
const MOST_WAITING = 20;

type Asking = Omit<WireQuery, 'format' | 'language'>;

interface Waiting {
  readonly resolve: (result: ReportResult | QuotedResult) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Reports wait here for a worker with a connection of its own. */
export class ReportQueue implements Part {
  readonly name = 'reports';
  readonly #options: ReportQueueOptions;
  readonly #process: ReportProcess;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(options: ReportQueueOptions) {
    this.#options = options;
    const { folder, log, startWorker } = options;
    this.#process = new ReportProcess({
      folder,
      log,
      onAnswer: (answer) => this.#settle(answer),
      onLost: () => this.#refuseAll(new HttpProblem('internal-error', 'The report could not be made.')),
      ...(startWorker === undefined ? {} : { startWorker }),
    });
  }

  /** @throws HttpProblem when the days are impossible or the report takes too long */
  async run(report: ReportName, query: Asking): Promise<ReportResult> {
    return (await this.#ask({ report }, query)) as ReportResult;
  }

  /**
   * Quoted against actual.
   * @throws HttpProblem when the days are impossible or the report takes too long
   */
  async quoted(by: QuotedBy, query: Asking): Promise<QuotedResult> {
    return (await this.#ask({ quotedBy: by }, query)) as QuotedResult;
  }

  #ask(asked: Asked, query: Asking): Promise<ReportResult | QuotedResult> {
    if (this.#waiting.size >= MOST_WAITING) {
      throw new HttpProblem('rate-limited', 'Many reports are being made; try again in a moment.', {}, 5);
    }
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new HttpProblem('report-timeout', 'The report took too long; ask for fewer days.'));
        void this.#replace();
      }, TIME_OUT);
      this.#waiting.set(id, { resolve, reject, timer });
      const said = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
      const question: ReportQuestion = {
        ...asked,
        id,
        query: { ...(said as Omit<ReportQuery, 'now'>), now: this.#options.clock.now() },
      };
      this.#process.ask(question);
    });
  }

  /** Has a worker stand ready from soon after the start on. */
  keepReady(): void {
    this.#process.keepReady();
  }

  /** Resolves when a report could be made at once. */
  prepare(): Promise<void> {
    return this.#process.prepare();
  }

  /** Ends the worker; what was waiting is refused. */
  async close(): Promise<void> {
    this.#refuseAll(problemOfRefusal({ code: 'server-closing' }));
    await this.#process.close();
  }

  /** The next report gets a new worker; what waited behind the slow one has to be asked for again. */
  async #replace(): Promise<void> {
    this.#refuseAll(new HttpProblem('report-timeout', 'Another report took too long; ask again.', {}, 1));
    await this.#process.replace();
  }

  #settle(answer: ReportAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    if (waiting === undefined) return;
    this.#waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    if (answer.ok) waiting.resolve(answer.result);
    else if (answer.invalid) {
      waiting.reject(
        new HttpProblem('validation-failed', answer.message, { errors: [{ field: 'query', message: answer.message }] }),
      );
    } else {
      this.#options.log.error({ problem: answer.message }, 'a report failed');
      waiting.reject(new HttpProblem('internal-error', 'The report could not be made.'));
    }
  }

  #refuseAll(why: HttpProblem): void {
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(why);
    }
    this.#waiting.clear();
  }
}
