import type { ViewState } from './view-state.ts';

/**
 * The branch's present instant in epoch milliseconds: what was last heard, carried on at the branch's speed; `null`
 * before anything was heard.
 *
 * @param wallNow - wall milliseconds since the Unix epoch
 */
export function branchNow({ time }: Pick<ViewState, 'time'>, wallNow: number = Date.now()): number | null {
  if (time === null) return null;
  return Date.parse(time.now) + Math.max(0, wallNow - time.receivedAt) * time.speed;
}
