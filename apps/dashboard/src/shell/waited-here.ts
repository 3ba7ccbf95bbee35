/** A difference of less says nothing to anybody, seconds. */
const SAME_SECONDS = 60;

/**
 * How long a waiting visit has stood in its present line, in seconds; `null` when that is as long as it has waited
 * altogether. `now` is the branch's instant in epoch milliseconds.
 */
export function waitedHere(stage: { readonly since: string; readonly seniority: string }, now: number): number | null {
  const since = Date.parse(stage.since);
  if (since - Date.parse(stage.seniority) < SAME_SECONDS * 1000) return null;
  return Math.max(0, Math.floor((now - since) / 1000));
}
