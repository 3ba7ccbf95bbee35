import { WorkerProcess } from '../worker-process.ts';

/** Stands for a server with a worker: says which process the worker is. */
new WorkerProcess({
  file: new URL('./echo.ts', import.meta.url),
  setup: null,
  onAnswer: (pid) => process.send?.(pid),
  onEnd: () => undefined,
});
process.on('message', () => undefined);
