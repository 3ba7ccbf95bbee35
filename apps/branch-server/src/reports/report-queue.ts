import type { Clock, EscalationsBy, Instant, MarksBy, QuotedBy, ReportName, VisitId } from '@foyer/basics';
import type { ReportQuery as WireQuery } from '@foyer/contract';
import type { AuditSearch, CustomerSearch, ReportQuery, VisitSearch } from '@foyer/store';
import type { Logger } from 'pino';
import { type FollowerStatus, TROUBLES } from '../followers/follower-status.ts';
import { HttpProblem, problemOfRefusal } from '../http/problems.ts';
import type { Part } from '../parts.ts';
import {
  type Asked,
  type AskedResult,
  type Followed,
  type ReportAnswer,
  ReportProcess,
  type Results,
  type StartReportWorker,
} from './report-process.ts';

export interface ReportQueueOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** The committed log's clock. */
  readonly logClock: () => number;
  /** Starts a worker; for tests that want to have one in their hands. */
  readonly startWorker?: StartReportWorker;
}

/** A report that takes longer is given up and its worker replaced. */
const TIME_OUT = 20_000;
/** More questions than this don't wait at once. */
const MOST_WAITING = 100;
/** The worker hears of commits together, so long after the first of them, wall milliseconds. */
const FOLLOW_PAUSE = 100;

type Asking = Omit<WireQuery, 'format' | 'language'>;

interface Waiting {
  readonly resolve: (result: AskedResult) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Reports and searches wait here for the worker that follows the log. */
export class ReportQueue implements Part {
  readonly name = 'reports';
  readonly #options: ReportQueueOptions;
  readonly #process: ReportProcess;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #followed: Followed = { clock: 0, trouble: null };
  /** Since when the log can't be followed. */
  #since: Instant | null = null;
  /** When the worker last said how far it is, on the wall. */
  #heardAt = 0;
  #telling: NodeJS.Timeout | null = null;

  constructor(options: ReportQueueOptions) {
    this.#options = options;
    const { folder, clock, log, startWorker } = options;
    this.#process = new ReportProcess({
      folder,
      log,
      onAnswer: (answer) => this.#settle(answer),
      onFollowed: (followed) => {
        if (followed.trouble !== null && followed.trouble !== this.#followed.trouble) {
          log.error({ problem: followed.trouble, clock: followed.clock }, 'reports can not follow the log');
        }
        this.#followed = followed;
        this.#since = followed.trouble === null ? null : (this.#since ?? clock.now());
        this.#heardAt = performance.now();
      },
      onLost: () => {
        this.#since ??= clock.now();
        this.#refuseAll(new HttpProblem('internal-error', 'The report could not be made.'));
      },
      ...(startWorker === undefined ? {} : { startWorker }),
    });
  }

  /** How far reports and searches have followed the log. */
  get status(): FollowerStatus {
    const { clock, trouble } = this.#followed;
    const kind = trouble === null ? 'gone' : 'event';
    return { name: 'reports', clock, trouble: this.#since === null ? null : TROUBLES[kind], since: this.#since };
  }

  /** Follows the log. */
  follow(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = null;
      this.#process.follow();
    }, FOLLOW_PAUSE).unref();
  }

  /** @throws HttpProblem when the days are impossible or the report takes too long */
  async run(report: ReportName, query: Asking): Promise<Results['report']> {
    return await this.#ask({ kind: 'report', report, query: this.#queryOf(query) });
  }

  /**
   * Quoted against actual.
   * @throws HttpProblem when the days are impossible or the report takes too long
   */
  async quoted(by: QuotedBy, query: Asking): Promise<Results['quoted']> {
    return await this.#ask({ kind: 'quoted', by, query: this.#queryOf(query) });
  }

  /**
   * How escalations and calls for help were answered.
   * @throws HttpProblem when the days are impossible or the report takes too long
   */
  async answered(by: EscalationsBy, query: Asking): Promise<Results['answered']> {
    return await this.#ask({ kind: 'answered', by, query: this.#queryOf(query) });
  }

  /**
   * What agents recorded about steps.
   * @throws HttpProblem when the days are impossible or the report takes too long
   */
  async marked(by: MarksBy, query: Asking): Promise<Results['marked']> {
    return await this.#ask({ kind: 'marked', by, query: this.#queryOf(query) });
  }

  /**
   * Events of the log, newest first; of a changed section without what it was changed to.
   * @throws HttpProblem when it takes too long
   */
  async audit(search: AuditSearch): Promise<Results['audit']> {
    return await this.#ask({ kind: 'audit', search });
  }

  /**
   * One event of the log and what was before; `null` when the log has no such number.
   * @throws HttpProblem when it takes too long
   */
  async auditEvent(sequence: number): Promise<Results['audit-event']> {
    return await this.#ask({ kind: 'audit-event', sequence });
  }

  /**
   * Everything that is known of one visit; `null` when there is none.
   * @throws HttpProblem when it takes too long
   */
  async visitHistory(visitId: VisitId): Promise<Results['visit']> {
    return await this.#ask({ kind: 'visit', visitId });
  }

  /**
   * A visit as it stood at its end; `null` when there is none or it is still open.
   * @throws HttpProblem when it takes too long
   */
  async endedVisit(visitId: VisitId): Promise<Results['ended-visit']> {
    return await this.#ask({ kind: 'ended-visit', visitId });
  }

  /**
   * Visits that match, newest first.
   * @throws HttpProblem when it takes too long
   */
  async searchVisits(search: VisitSearch): Promise<Results['visits']> {
    return await this.#ask({ kind: 'visits', search });
  }

  /**
   * The newest other visits of the customer of this one, as long as they are known.
   * @throws HttpProblem when it takes too long
   */
  async othersOf(visitId: VisitId, seen: VisitSearch['seen']): Promise<Results['others']> {
    return await this.#ask({ kind: 'others', visitId, seen });
  }

  /**
   * The visits of a customer of which something is kept that can be erased, newest first; at most 200.
   * @throws HttpProblem when it takes too long
   */
  async visitsOfCustomer(search: CustomerSearch): Promise<Results['customer']> {
    return await this.#ask({ kind: 'customer', search });
  }

  #queryOf(query: Asking): ReportQuery {
    const said = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
    return { ...(said as Omit<ReportQuery, 'now'>), now: this.#options.clock.now() };
  }

  #ask<Kind extends keyof Results>(asked: Asked & { readonly kind: Kind }): Promise<Results[Kind]>;
  #ask(asked: Asked): Promise<AskedResult> {
    if (this.#waiting.size >= MOST_WAITING) {
      throw new HttpProblem('rate-limited', 'Many reports are being made; try again in a moment.', {}, 5);
    }
    const id = ++this.#lastId;
    const clock = this.#options.logClock();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        // One that still reads a long log, and says so, is not slow: it will be there.
        const reading = this.#followed.clock < clock && performance.now() - this.#heardAt < TIME_OUT;
        reject(reading ? behind(this.#followed.clock / clock) : tooLong());
        if (!reading) void this.#replace();
      }, TIME_OUT);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#process.ask({ kind: 'question', id, asked, clock });
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
    if (this.#telling !== null) clearTimeout(this.#telling);
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
    else if (answer.why === 'behind') waiting.reject(behind(this.#followed.clock / this.#options.logClock()));
    else if (answer.why === 'invalid') {
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

function tooLong(): HttpProblem {
  return new HttpProblem('report-timeout', 'The report took too long; ask for fewer days.');
}

/** @param share - of the log that has been followed */
function behind(share: number): HttpProblem {
  const percent = Math.floor(100 * Math.min(1, share));
  return new HttpProblem(
    'reports-behind',
    `Reports are being brought up to date: ${percent} % so far.`,
    { percent },
    5,
  );
}
