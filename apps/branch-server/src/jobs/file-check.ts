import type { Logger } from 'pino';
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

/**
 * Checks a large file's structure beside the running branch, a minute after the start: at the start it would keep people waiting.
 *
 * @returns a way to give it up
 */
export function checkFile(folder: string, log: Logger, onFault: (fault: string) => void): () => Promise<void> {
  let worker: WorkerProcess<never, FileChecked> | null = null;
  let done = false;
  const timer = setTimeout(() => {
    worker = new WorkerProcess<never, FileChecked>({
      file: new URL('./file-check-worker.ts', import.meta.url),
      setup: { folder } satisfies FileCheckSetup,
      onAnswer: ({ fault }) => {
        done = true;
        void worker?.end();
        if (fault === null) return;
        log.fatal({ fault }, 'the data file is damaged; restore it from a backup');
        onFault(fault);
      },
      onEnd: (end) => {
        if (!done) log.error(end, 'the data file could not be checked');
      },
    });
  }, PAUSE);
  timer.unref();
  return async () => {
    done = true;
    clearTimeout(timer);
    await worker?.end();
  };
}
