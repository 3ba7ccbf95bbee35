import { Worker } from 'node:worker_threads';
import type { Clock } from '@foyer/basics';
import type { QuotedBy, ReportName, ReportQuery as WireQuery } from '@foyer/contract';
import type { ReportQuery } from '@foyer/store';
import type { Logger } from 'pino';
import { HttpProblem, problemOfRefusal } from '../http/problems.ts';
import type { QuotedResult } from './quoted-rows.ts';
import type { ReportResult } from './report-rows.ts';

/** A report of the branch's flow, or quoted against actual. */
type Asked = { readonly report: ReportName } | { readonly quotedBy: QuotedBy };
export type ReportQuestion = Asked & { readonly id: number; readonly query: ReportQuery };

export type ReportAnswer =
  | { readonly id: number; readonly ok: true; readonly result: ReportResult | QuotedResult }
  | { readonly id: number; readonly ok: false; readonly invalid: boolean; readonly message: string };

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

/** Hands reports to a worker thread with a connection of its own; started with the first report. */
export class ReportDesk {
  readonly #options: { readonly folder: string; readonly clock: Clock; readonly log: Logger };
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #lastId = 0;

  constructor(options: { readonly folder: string; readonly clock: Clock; readonly log: Logger }) {
    this.#options = options;
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
    const worker = this.#started();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new HttpProblem('report-timeout', 'The report took too long; ask for fewer days.'));
        void this.#restart();
      }, TIME_OUT);
      this.#waiting.set(id, { resolve, reject, timer });
      const said = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
      const question: ReportQuestion = {
        ...asked,
        id,
        query: { ...(said as Omit<ReportQuery, 'now'>), now: this.#options.clock.now() },
      };
      worker.postMessage(question);
    });
  }

  /** Ends the worker; what was waiting is refused. */
  async close(): Promise<void> {
    await this.#end(problemOfRefusal({ code: 'server-closing' }));
  }

  /** The next report gets a new worker; what waited behind the slow one has to be asked for again. */
  async #restart(): Promise<void> {
    await this.#end(new HttpProblem('report-timeout', 'Another report took too long; ask again.', {}, 1));
  }

  async #end(why: HttpProblem): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#refuseAll(why);
    await worker?.terminate();
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker;
    const { folder, log } = this.#options;
    const worker = new Worker(new URL('./report-worker.ts', import.meta.url), { workerData: { folder } });
    worker.on('message', (answer: ReportAnswer) => this.#settle(answer));
    worker.on('error', (error) => log.error({ err: error }, 'the report worker failed'));
    worker.on('exit', () => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#refuseAll(new HttpProblem('internal-error', 'The report could not be made.'));
    });
    worker.unref();
    this.#worker = worker;
    return worker;
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
