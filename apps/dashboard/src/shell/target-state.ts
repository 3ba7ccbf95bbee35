/** How a wait stands against its service's target. `seconds` is what is left, or by how much it is over. */
export type TargetState = { readonly kind: 'within' | 'soon' | 'over'; readonly seconds: number };

/** The last fifth of a target, and never less than this many seconds, counts as `soon`. */
const SOON_SHARE = 0.2;
const SOON_SECONDS = 60;

/**
 * Compares a wait with its target.
 *
 * @param targetAt - when the wait reaches the target, ISO 8601; `null` when nothing waits
 * @param targetSeconds - the target's length
 * @param now - the branch's present instant, epoch milliseconds
 */
export function targetState(targetAt: string | null, targetSeconds: number, now: number): TargetState | null {
  if (targetAt === null) return null;
  const left = Math.round((Date.parse(targetAt) - now) / 1000);
  if (left <= 0) return { kind: 'over', seconds: Math.abs(left) };
  const soon = Math.max(targetSeconds * SOON_SHARE, SOON_SECONDS);
  return { kind: left <= soon ? 'soon' : 'within', seconds: left };
}

/** Whole seconds from `since` until `now`, never below zero. */
export function secondsSince(since: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
}
