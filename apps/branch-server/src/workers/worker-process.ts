import { type ChildProcess, fork } from 'node:child_process';

/** How a worker ended, in the words of the log; `err`: what kept it from starting. */
export interface WorkerEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly err: unknown;
}

export interface WorkerOptions<Answer> {
  /** Code that calls `work`. */
  readonly file: URL;
  /** What the worker begins with. Like all that is sent to and fro, anything that can be structured-cloned. */
  readonly setup: unknown;
  readonly onAnswer: (answer: Answer) => void;
  /** Told once, in a later turn, however the worker ended, and also when it could not be started. */
  readonly onEnd: (end: WorkerEnd) => void;
}

/**
 * A worker: a process of its own, which may be ended at any moment, whatever it is doing. A thread may not: SQLite's
 * binding takes the whole server along when a thread is ended within a call. It holds nobody's event loop open.
 */
export class WorkerProcess<Message = unknown, Answer = unknown> {
  readonly #child: ChildProcess | null;
  readonly #ended: Promise<void>;
  #over = false;

  constructor({ file, setup, onAnswer, onEnd }: WorkerOptions<Answer>) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#ended = promise;
    const end = (how: WorkerEnd) => {
      if (this.#over) return;
      this.#over = true;
      resolve();
      onEnd(how);
    };
    const notStarted = (err: unknown) => end({ code: null, signal: null, err });
    this.#child = start(file, notStarted);
    this.#child?.on('message', (answer) => onAnswer(answer as Answer));
    this.#child?.once('close', (code, signal) => end({ code, signal, err: null }));
    this.#send(setup);
  }

  /** Its number among the machine's processes; `null` when it could not be started. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** Passes something on. One that is gone gets nothing; its end is told anyway. */
  tell(message: Message): void {
    this.#send(message);
  }

  /** Ends it at once; resolves when it is gone. */
  async end(): Promise<void> {
    if (this.#over) return;
    this.#child?.ref();
    this.#child?.kill('SIGKILL');
    await this.#ended;
  }

  #send(message: unknown): void {
    if (this.#child?.connected === true) this.#child.send(message as object, () => undefined);
  }
}

/** A machine that is short of memory or of files refuses a new process, some ways by throwing. */
function start(file: URL, notStarted: (error: unknown) => void): ChildProcess | null {
  try {
    const child = fork(file, {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('error', (error) => {
      if (child.pid === undefined) notStarted(error);
    });
    child.unref();
    child.channel?.unref();
    return child;
  } catch (error) {
    setImmediate(notStarted, error);
    return null;
  }
}
