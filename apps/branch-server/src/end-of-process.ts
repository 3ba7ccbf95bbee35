import codes from '../exit-codes.json' with { type: 'json' };

/** What was under way is answered first, with a refusal; wall milliseconds. */
const LAST_ANSWERS = 100;

/**
 * Ends a process whose branch's disk failed, with the code by which the launcher, or a service manager, knows to start it
 * again: what is opened anew is what is on the disk, and repeated commands learn from it what became of them.
 */
export function endAfterStorageFailed(): void {
  setTimeout(() => process.exit(codes.storageFailed), LAST_ANSWERS);
}
