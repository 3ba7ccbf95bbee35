import type { ChildProcess } from 'node:child_process';
import type { Logger } from 'pino';
import { endWorker, startWorker } from '../workers/worker-process.ts';

/** People come first: the check reads the whole file, and a restart may have a queue at its doors. Milliseconds. */
const PAUSE = 60_000;

/**
 * Checks a large file's structure beside the running branch, a minute after the start: at the start it would keep people waiting.
 *
 * @returns a way to give it up
 */
export function checkFile(folder: string, log: Logger, onFault: (fault: string) => void): () => Promise<void> {
  let worker: ChildProcess | null = null;
  const timer = setTimeout(() => {
    worker = started(folder, log, onFault);
  }, PAUSE);
  timer.unref();
  return async () => {
    clearTimeout(timer);
    if (worker !== null) await endWorker(worker);
  };
}

function started(folder: string, log: Logger, onFault: (fault: string) => void): ChildProcess {
  const worker = startWorker(new URL('./file-check-worker.ts', import.meta.url), { folder });
  let checked = false;
  worker.once('message', ({ fault }: { readonly fault: string | null }) => {
    checked = true;
    void endWorker(worker);
    if (fault === null) return;
    log.fatal({ fault }, 'the data file is damaged; restore it from a backup');
    onFault(fault);
  });
  worker.once('error', (error) => log.error({ err: error }, 'the data file could not be checked'));
  worker.once('close', (code) => {
    if (!checked && code !== null) log.error({ code }, 'the data file could not be checked');
  });
  return worker;
}
