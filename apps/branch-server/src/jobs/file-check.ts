import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';

/** People come first: the check reads the whole file, and a restart may have a queue at its doors. Milliseconds. */
const PAUSE = 60_000;

/**
 * Checks a large file's structure beside the running branch, a minute after the start: at the start it would keep people waiting.
 *
 * @returns a way to give it up
 */
export function checkFile(folder: string, log: Logger, onFault: (fault: string) => void): () => Promise<void> {
  let worker: Worker | null = null;
  const timer = setTimeout(() => {
    worker = started(folder, log, onFault);
  }, PAUSE);
  timer.unref();
  return async () => {
    clearTimeout(timer);
    await worker?.terminate();
  };
}

function started(folder: string, log: Logger, onFault: (fault: string) => void): Worker {
  const worker = new Worker(new URL('./file-check-worker.ts', import.meta.url), { workerData: { folder } });
  worker.once('message', (fault: string | null) => {
    if (fault === null) return;
    log.fatal({ fault }, 'the data file is damaged; restore it from a backup');
    onFault(fault);
  });
  worker.once('error', (error) => log.error({ err: error }, 'the data file could not be checked'));
  worker.unref();
  return worker;
}
