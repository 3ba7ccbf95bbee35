import { constants, setPriority } from 'node:os';

/** The server decides when a worker ends: a terminal and a service manager send these to it and its workers alike. */
const FOR_THE_SERVER = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The frame of a worker's code: it stays behind the server wherever a core is short, and ends when the server does.
 *
 * @param begin - given what the worker begins with and a way to answer; returns what is done with each message after
 */
export function work<Setup, Message, Answer>(
  begin: (setup: Setup, tell: (answer: Answer) => void) => (message: Message) => void,
): void {
  for (const signal of FOR_THE_SERVER) process.on(signal, () => undefined);
  process.once('message', (setup) => {
    // Not before its code is loaded: on a busy machine that would take so long that people miss what it tells.
    stayBehind();
    const take = begin(setup as Setup, tell);
    process.on('message', (message) => take(message as Message));
  });
}

/** A server that is gone hears nothing more; the channel's end then ends the worker. */
function tell(answer: unknown): void {
  process.send?.(answer, () => undefined);
}

function stayBehind(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A sandbox may forbid it: the work goes on as it would elsewhere.
  }
}
