import type { Logger } from 'pino';
import type { Part } from '../parts.ts';
import { WorkerProcess } from '../workers/worker-process.ts';

/** People come first: the check reads the whole file, and a restart may have a queue at its doors. Milliseconds. */
const PAUSE = 60_000;

/** What the worker begins with. */
export interface FileCheckSetup {
  readonly folder: string;
}

/** What the worker found. */
export interface FileChecked {
  readonly fault: string | null;
}

/** Checks a large file's structure beside the running branch, a minute after the start: at the start it would keep people waiting. */
export class FileCheck implements Part {
  readonly name = 'file check';
  readonly #folder: string;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | null = null;
  #worker: WorkerProcess<never, FileChecked> | null = null;
  #done = false;
  #fault: string | null = null;

  constructor(folder: string, log: Logger) {
    this.#folder = folder;
    this.#log = log;
  }

  /** What is wrong with the data file, if that was found. */
  get fault(): string | null {
    return this.#fault;
  }

  start(): void {
    this.#timer = setTimeout(() => this.#check(), PAUSE);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    this.#done = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#worker?.end();
  }

  #check(): void {
    this.#worker = new WorkerProcess<never, FileChecked>({
      file: new URL('./file-check-worker.ts', import.meta.url),
      setup: { folder: this.#folder } satisfies FileCheckSetup,
      onAnswer: ({ fault }) => {
        this.#done = true;
        void this.#worker?.end();
        if (fault === null) return;
        this.#log.fatal({ fault }, 'the data file is damaged; restore it from a backup');
        this.#fault = fault;
      },
      onEnd: (end) => {
        if (!this.#done) this.#log.error(end, 'the data file could not be checked');
      },
    });
  }
}
