import { startWorker } from '../worker-process.ts';

/** Stands for a server with a worker: says which process the worker is. */
startWorker(new URL('./echo.ts', import.meta.url), null).on('message', (pid) => process.send?.(pid as number));
process.on('message', () => undefined);
