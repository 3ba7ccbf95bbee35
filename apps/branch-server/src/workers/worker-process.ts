import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/**
 * Starts a worker as a process of its own, which may be ended at any moment, whatever it is doing. A thread may not:
 * SQLite's binding takes the whole server along when a thread is ended within a call.
 *
 * It holds nobody's event loop open. `error` needs a listener; `close` comes in every case, also when it never started.
 *
 * @param file - code that calls `work`
 * @param setup - what the worker begins with; anything that can be structured-cloned
 */
export function startWorker(file: URL, setup: unknown): ChildProcess {
  const worker = fork(file, { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  worker.unref();
  worker.channel?.unref();
  tellWorker(worker, setup);
  return worker;
}

/** Passes something on. One that is gone gets nothing; its `close` tells that. */
export function tellWorker(worker: ChildProcess, message: unknown): void {
  worker.send(message as object, () => undefined);
}

/** Ends a worker at once; resolves when it is gone. */
export async function endWorker(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null || worker.pid === undefined) return;
  const gone = once(worker, 'close');
  worker.ref();
  worker.kill('SIGKILL');
  await gone;
}
