import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import path from 'node:path';

/**
 * Lets the thread that serves calls go before this one wherever a core is short; for the code of workers. Linux alone
 * has a priority for each thread; elsewhere nothing changes.
 */
export function stayBehind(): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(path.basename(readlinkSync('/proc/thread-self')));
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A sandbox may forbid it: the work goes on as it would elsewhere.
  }
}
