import type { Instant } from '@foyer/basics';
import type { Logger } from 'pino';
import { type WorkerEnd, type WorkerOptions, WorkerProcess } from '../workers/worker-process.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts';

/** Wall milliseconds. A worker that reads a long log gives signs of life meanwhile. */
const READING_DEADLINE = 60_000;
/** The pause before a lost worker is replaced, doubled each time until one answers. */
const SHORTEST_BACKOFF = 100;
const LONGEST_BACKOFF = 30_000;
/** How long a worker has to write down what it learned when the branch closes. */
const SHUTDOWN_GRACE = 2_000;

export interface EstimateProcessOptions {
  readonly log: Logger;
  /** What the next worker begins with. */
  readonly setup: () => WorkerSetup;
  /** A worker that has not answered after so many wall milliseconds is given up. */
  readonly answerMilliseconds: number;
  readonly startWorker?: StartEstimateWorker;
  readonly onAnswer: (answer: FromWorker) => void;
  /** The worker died or was given up; another one is on its way. */
  readonly onLost: () => void;
}

export type EstimateWorker = WorkerProcess<ToWorker, FromWorker>;
export type StartEstimateWorker = (
  options: WorkerOptions<FromWorker> & { readonly setup: WorkerSetup },
) => EstimateWorker;

/** Keeps one worker alive that answers in time: one that dies or hangs is replaced, ever more slowly. */
export class EstimateProcess {
  readonly #options: EstimateProcessOptions;
  #worker: EstimateWorker | null = null;
  #ready = false;
  #asked = false;
  #deadline: NodeJS.Timeout | null = null;
  #restart: NodeJS.Timeout | null = null;
  #backOff = SHORTEST_BACKOFF;
  #kept: (() => void) | null = null;
  #closed = false;

  constructor(options: EstimateProcessOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#closed) return;
    const { startWorker = (options) => new WorkerProcess(options), setup } = this.#options;
    const worker = startWorker({
      file: new URL('./estimate-worker.ts', import.meta.url),
      setup: setup(),
      onAnswer: (answer) => {
        if (this.#worker === worker) this.#heard(answer);
      },
      onEnd: (end) => this.#lost(worker, end),
    });
    this.#worker = worker;
    this.#ready = false;
    this.#asked = false;
    this.#await(READING_DEADLINE);
  }

  /** May the worker be asked for estimates? Not while it still owes some. */
  get free(): boolean {
    return this.#ready && !this.#asked;
  }

  /** Asks for estimates, when it is free to make some. */
  ask(now: Instant, clock: number): void {
    if (this.#worker === null) return;
    this.#worker.tell({ kind: 'estimate', now, clock });
    this.#asked = true;
    this.#await(this.#options.answerMilliseconds);
  }

  /** Lets the worker write down what can be learned up to an event, and ends it. */
  async close(clock: number): Promise<void> {
    this.#closed = true;
    this.#await(null);
    if (this.#restart !== null) clearTimeout(this.#restart);
    const worker = this.#worker;
    if (worker === null) return;
    if (this.#ready) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, SHUTDOWN_GRACE);
        this.#kept = () => {
          clearTimeout(timer);
          resolve();
        };
        worker.tell({ kind: 'keep', clock });
      });
    }
    this.#worker = null;
    await worker.end();
  }

  #heard(answer: FromWorker): void {
    if (answer.kind === 'reading') this.#await(READING_DEADLINE);
    if (answer.kind === 'ready') {
      this.#ready = true;
      this.#await(null);
    }
    if (answer.kind === 'estimates') {
      this.#asked = false;
      this.#backOff = SHORTEST_BACKOFF;
      this.#await(null);
    }
    this.#options.onAnswer(answer);
    if (answer.kind === 'kept') this.#kept?.();
  }

  #await(milliseconds: number | null): void {
    if (this.#deadline !== null) clearTimeout(this.#deadline);
    this.#deadline = null;
    if (milliseconds === null || this.#closed) return;
    this.#deadline = setTimeout(() => {
      this.#options.log.warn({ milliseconds }, 'the worker that makes estimates does not answer; it is replaced');
      void this.#worker?.end();
    }, milliseconds);
    this.#deadline.unref();
  }

  #lost(worker: EstimateWorker, end: WorkerEnd): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#ready = false;
    this.#await(null);
    this.#kept?.();
    if (this.#closed) return;
    this.#options.log.warn(
      { ...end, again: this.#backOff },
      'the worker that makes estimates is gone; another one starts',
    );
    this.#restart = setTimeout(() => this.start(), this.#backOff);
    this.#restart.unref();
    this.#backOff = Math.min(LONGEST_BACKOFF, this.#backOff * 2);
    this.#options.onLost();
  }
}
