/** The hour of the branch's day at which a screen starts itself anew. */
const RELOAD_HOUR = 4;
/** A page that has run for less was reloaded already. Wall milliseconds. */
const MIN_RUN_MS = 2 * 60 * 60_000;

/**
 * Is it time for the nightly reload, which keeps a screen that runs for months fresh?
 *
 * @param branchNow - the branch's present instant, milliseconds since 1970
 * @param runMs - how long the page has been running, in wall milliseconds
 * @param idle - nothing is being called
 */
export function isReloadDue(branchNow: number, timeZone: string, runMs: number, idle: boolean): boolean {
  if (!idle || runMs < MIN_RUN_MS) return false;
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(branchNow);
  return Number(hour) === RELOAD_HOUR;
}
