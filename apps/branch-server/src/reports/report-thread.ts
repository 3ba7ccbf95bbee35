import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { FromReportWorker, ReportAnswer, ReportQuestion } from './report-desk.ts';

/** From the start to the first worker, wall milliseconds: what people wait for then comes first. */
const START_AFTER = 3_000;
/** The pause before a lost worker is replaced, doubled each time until one answers; wall milliseconds. */
const SHORTEST_RETREAT = 1_000;
const LONGEST_RETREAT = 60_000;

export interface ReportThreadOptions {
  readonly folder: string;
  readonly log: Logger;
  readonly onAnswer: (answer: ReportAnswer) => void;
  /** The worker died; what it was asked will not be answered. */
  readonly onLost: () => void;
  /** Starts a worker; for tests that want to have one in their hands. */
  readonly spawn?: (folder: string) => Worker;
}

function spawnWorker(folder: string): Worker {
  return new Worker(new URL('./report-worker.ts', import.meta.url), { workerData: { folder } });
}

/** The worker that makes reports: at most one at a time, started when it is asked or, so that nobody waits for it, before. */
export class ReportThread {
  readonly #options: ReportThreadOptions;
  #worker: Worker | null = null;
  #ready: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  #keeping = false;
  #retreat = SHORTEST_RETREAT;

  constructor(options: ReportThreadOptions) {
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
    this.#started().postMessage(question);
  }

  /** Ends the worker, whatever it is doing, and has the next one stand ready soon. */
  async replace(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#startIn(this.#retreat);
    await worker?.terminate();
  }

  /** Ends the worker for good. */
  async close(): Promise<void> {
    this.#keeping = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #startIn(pause: number): void {
    if (!this.#keeping) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#started(), pause);
    this.#timer.unref();
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker;
    const { folder, log, onAnswer, onLost, spawn = spawnWorker } = this.#options;
    const worker = spawn(folder);
    const { promise, resolve } = Promise.withResolvers<void>();
    worker.on('message', (message: FromReportWorker) => {
      if (message === 'ready') return resolve();
      this.#retreat = SHORTEST_RETREAT;
      onAnswer(message);
    });
    worker.on('error', (error) => log.error({ err: error }, 'the report worker failed'));
    worker.on('exit', () => {
      resolve();
      if (this.#worker !== worker) return;
      this.#worker = null;
      onLost();
      this.#startIn(this.#retreat);
      this.#retreat = Math.min(LONGEST_RETREAT, this.#retreat * 2);
    });
    worker.unref();
    this.#worker = worker;
    this.#ready = promise;
    return worker;
  }
}
