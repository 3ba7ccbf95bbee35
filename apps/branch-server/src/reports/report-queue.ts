import type { Clock, QuotedBy, ReportName } from '@foyer/basics';
import type { ReportQuery as WireQuery } from '@foyer/contract';
import type { AuditDetail, AuditRow, AuditSearch, ReportQuery } from '@foyer/store';
import type { Logger } from 'pino';
import { HttpProblem, problemOfRefusal } from '../http/problems.ts';
import type { Part } from '../parts.ts';
import type { QuotedResult } from './quoted-rows.ts';
import {
  type Asked,
  type AskedResult,
  type ReportAnswer,
  ReportProcess,
  type StartReportWorker,
} from './report-process.ts';
import type { ReportResult } from './report-rows.ts';

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
  readonly resolve: (result: AskedResult) => void;
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
    return (await this.#ask({ report, query: this.#queryOf(query) })) as ReportResult;
  }

  /**
   * Quoted against actual.
   * @throws HttpProblem when the days are impossible or the report takes too long
   */
  async quoted(by: QuotedBy, query: Asking): Promise<QuotedResult> {
    return (await this.#ask({ quotedBy: by, query: this.#queryOf(query) })) as QuotedResult;
  }

  /**
   * Events of the log, newest first; of a changed section without what it was changed to.
   * @throws HttpProblem when it takes too long
   */
  async audit(search: AuditSearch): Promise<readonly AuditRow[]> {
    return (await this.#ask({ audit: search })) as readonly AuditRow[];
  }

  /**
   * One event of the log and what was before; `null` when the log has no such number.
   * @throws HttpProblem when it takes too long
   */
  async auditEvent(sequence: number): Promise<AuditDetail | null> {
    return (await this.#ask({ auditEvent: sequence })) as AuditDetail | null;
  }

  #queryOf(query: Asking): ReportQuery {
    const said = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
    return { ...(said as Omit<ReportQuery, 'now'>), now: this.#options.clock.now() };
  }

  #ask(asked: Asked): Promise<AskedResult> {
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
      this.#process.ask({ ...asked, id });
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
