import { setTimeout as pause } from 'node:timers/promises';
import type { BranchContext } from '@foyer/branch-server';

/** Asks a branch how far its followers are behind its log within so many seconds from now. */
export interface LagQuestion {
  readonly kind: 'lag';
  readonly seconds: number;
}

export interface LagAnswer {
  /** The longest that anything committed had not been followed by the reports, milliseconds. */
  readonly longest: number;
}

const TICK = 20;

/** Watches how long ago the log was where the reports have come to. */
export async function watchLag(
  { seconds }: LagQuestion,
  { runner, followers }: Pick<BranchContext, 'runner' | 'followers'>,
): Promise<LagAnswer> {
  /** When the log's clock was first seen past each value, oldest first, from where the reports are on. */
  let seen: { readonly at: number; readonly clock: number }[] = [];
  let longest = 0;
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const at = performance.now();
    seen.push({ at, clock: runner.state.clock });
    const followed = followers().find(({ name }) => name === 'reports')?.clock ?? 0;
    seen = seen.filter(({ clock }) => clock > followed);
    longest = Math.max(longest, at - (seen[0]?.at ?? at));
    await pause(TICK);
  }
  return { longest };
}
