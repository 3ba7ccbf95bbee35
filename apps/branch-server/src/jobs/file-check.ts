import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';

/**
 * Checks a large file's structure beside the running branch: at the start it would keep people waiting.
 *
 * @returns a way to give it up
 */
export function checkFile(folder: string, log: Logger, onFault: (fault: string) => void): () => Promise<void> {
  const worker = new Worker(new URL('./file-check-worker.ts', import.meta.url), { workerData: { folder } });
  worker.once('message', (fault: string | null) => {
    if (fault === null) return;
    log.fatal({ fault }, 'the data file is damaged; restore it from a backup');
    onFault(fault);
  });
  worker.once('error', (error) => log.error({ err: error }, 'the data file could not be checked'));
  worker.unref();
  return async () => {
    await worker.terminate();
  };
}
