import type { Holidays } from '@foyer/contract';
import type { Part } from '../parts.ts';
import { WorkerProcess } from '../workers/worker-process.ts';
import type { HolidayQuestion } from './holiday-list.ts';

/** Reading all data takes a second; a machine under load may need more. Milliseconds. */
const TIME_OUT = 20_000;

/** Asks for holidays beside the server: the data are large, and wanted once a year. One question at a time. */
export class HolidayAsker implements Part {
  readonly name = 'holidays';
  #last: Promise<unknown> = Promise.resolve();
  #worker: WorkerProcess<never, Holidays> | null = null;

  /** Rejects when the worker ends without an answer, or takes too long. */
  ask(question: HolidayQuestion): Promise<Holidays> {
    const answer = this.#last.then(() => this.#askWorker(question));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    await this.#worker?.end();
  }

  async #askWorker(question: HolidayQuestion): Promise<Holidays> {
    const { promise, resolve, reject } = Promise.withResolvers<Holidays>();
    const worker = new WorkerProcess<never, Holidays>({
      file: new URL('./holiday-worker.ts', import.meta.url),
      setup: question,
      onAnswer: resolve,
      onEnd: ({ code, signal }) => reject(new Error(`The holidays’ worker ended with ${code ?? signal}`)),
    });
    this.#worker = worker;
    const timer = setTimeout(() => reject(new Error(`No holidays within ${TIME_OUT} ms`)), TIME_OUT);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#worker = null;
      await worker.end();
    }
  }
}
