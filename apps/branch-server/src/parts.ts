import type { Logger } from 'pino';

/** A part of a running branch that holds something: a file, a port, a timer, a process. */
export interface Part {
  readonly name: string;
  /** Begins its work; the parts before it have begun theirs. */
  start?(): Promise<void> | void;
  /** Lets go of what it holds, also when it was never started. */
  close(): Promise<void> | void;
}

/** A part that takes longer to close is left behind, milliseconds: above what any of them allows itself. */
const CLOSE_TIME_OUT = 10_000;

/** The parts of a running branch, each after those it works with: started in that order, closed in the reverse. */
export class Parts {
  readonly #log: Logger;
  readonly #timeOut: number;
  readonly #parts: Part[] = [];
  #closed: Promise<void> | null = null;

  /** @param timeOut milliseconds for each part to close in */
  constructor(log: Logger, timeOut: number = CLOSE_TIME_OUT) {
    this.#log = log;
    this.#timeOut = timeOut;
  }

  /** Takes in a part that is closed before all that are here already; returns it. */
  add<T extends Part>(part: T): T {
    this.#parts.push(part);
    return part;
  }

  /** Starts all parts, one after another. Rejects with what the first one throws; closing is left to the caller. */
  async start(): Promise<void> {
    for (const part of this.#parts) await part.start?.();
  }

  /** Closes all parts, one after another, the newest first. Never rejects: a part that fails or hangs holds up no other. */
  close(): Promise<void> {
    this.#closed ??= this.#closeAll();
    return this.#closed;
  }

  async #closeAll(): Promise<void> {
    for (const part of this.#parts.toReversed()) {
      try {
        await this.#closeInTime(part);
      } catch (error) {
        this.#log.error({ err: error, part: part.name }, 'a part of the branch could not be closed');
      }
    }
  }

  async #closeInTime(part: Part): Promise<void> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error(`Not closed within ${this.#timeOut} ms`)), this.#timeOut);
    try {
      await Promise.race([part.close(), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
