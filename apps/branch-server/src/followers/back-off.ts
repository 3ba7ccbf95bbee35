/** What failed is tried again so much later, wall milliseconds, each time twice as late up to the longest. */
const FIRST_PAUSE = 1_000;
export const LONGEST_PAUSE = 300_000;
const MOST_DOUBLINGS = Math.ceil(Math.log2(LONGEST_PAUSE / FIRST_PAUSE));

/** The pause, in wall milliseconds, after what has failed so often before. */
export function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE * 2 ** Math.min(failures, MOST_DOUBLINGS), LONGEST_PAUSE);
}
