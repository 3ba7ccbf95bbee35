import { wallClock } from '@foyer/basics';
import type { Logger } from 'pino';

/** The same fault is written down at most this often, wall milliseconds; how often it came besides is said next time. */
const EVERY = 60_000;

/** What a fault's line says about it: its kind and where it arose. Never its message, which may quote what was sent. */
export interface Fault {
  readonly type: string;
  readonly code?: string;
  readonly at: readonly string[];
}

/**
 * Writes down faults that clients may bring about. Nothing of what they sent gets into the log, and there are as many
 * lines a minute as there are places in the program where something fails, however often it is made to.
 */
export class FaultLog {
  readonly #log: Logger;
  readonly #told = new Map<string, { at: number; more: number }>();

  constructor(log: Logger) {
    this.#log = log;
  }

  /** @param facts - further facts of the line, none of them a client's words */
  tell(sentence: string, error: unknown, facts: Readonly<Record<string, string | undefined>> = {}): void {
    const fault = faultOf(error);
    const key = `${sentence} ${fault.at[0] ?? fault.type}`;
    const now = wallClock.now();
    const told = this.#told.get(key);
    if (told !== undefined && now - told.at < EVERY) {
      told.more += 1;
      return;
    }
    this.#told.set(key, { at: now, more: 0 });
    const more = told === undefined || told.more === 0 ? {} : { timesSinceTheLast: told.more };
    this.#log.error({ fault, ...facts, ...more }, sentence);
  }
}

function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { type: typeof error, at: [] };
  const { code } = error as NodeJS.ErrnoException;
  // A message may have lines that look like frames; those that follow it are the last ones.
  const message = error.message;
  const stack = error.stack ?? '';
  const behind = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : '';
  const at = behind.split('\n').flatMap((line) => /^ {4}at (.+)$/.exec(line)?.[1] ?? []);
  return { type: error.constructor.name, ...(typeof code === 'string' ? { code } : {}), at: at.slice(0, 8) };
}
