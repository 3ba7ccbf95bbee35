import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Where `npm start` keeps what Node has compiled. */
export const COMPILE_CACHE = path.join(import.meta.dirname, '../../.runtime/compile-cache');
const START_TIME_OUT = 60_000;
const ANSWER_TIME_OUT = 180_000;

/** A process of a benchmark: what it says when it is ready, one question at a time, and its end. */
export interface Part<Ready> {
  readonly ready: Ready;
  ask<Answer>(question: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

/**
 * Starts a file of `parts/` as a process of its own.
 * @throws Error with what it complained about when it ends before it is ready
 */
export async function startPart<Ready>(file: string, args: readonly string[]): Promise<Part<Ready>> {
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'parts', file), [...args], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    execArgv: [],
    // As `npm start` has it: what was compiled once is kept, for Foyer and for what it is compared with.
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE },
  });
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint = (complaint + String(chunk)).slice(-4000);
  });
  const gone = once(child, 'exit').then(() => null);
  const hear = async (timeOut: number): Promise<unknown> => {
    const timer = setTimeout(() => child.kill('SIGKILL'), timeOut);
    const heard = await Promise.race([once(child, 'message'), gone]);
    clearTimeout(timer);
    if (heard === null) throw new Error(`${file} ended early: ${complaint}`);
    return heard[0];
  };
  const ready = (await hear(START_TIME_OUT)) as Ready;
  return {
    ready,
    ask: async <Answer>(question: unknown) => {
      child.send(question as object);
      return (await hear(ANSWER_TIME_OUT)) as Answer;
    },
    stop: async () => {
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      child.kill('SIGTERM');
      await gone;
      clearTimeout(timer);
    },
  };
}

/** For a part's own file: says that it is ready, and answers each question. It ends when the benchmark is gone. */
export function serve(ready: unknown, answer: (question: unknown) => Promise<unknown>): void {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.on('message', (question) => {
    answer(question).then(
      (said) => process.send?.(said ?? null),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.send?.(ready);
}

/** For a part's own file: what to do when it is asked to end. */
export function onStop(close: () => Promise<void>): void {
  process.on('SIGTERM', () => void close().then(() => process.exit(0)));
}
