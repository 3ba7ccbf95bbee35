import type { BranchContext } from '../context.ts';
import type { Handlers } from './route-call.ts';

/** Why the branch could not serve now; empty when it can. */
function unreadiness(context: BranchContext): string[] {
  const reasons: string[] = [];
  const { state } = context.runner;
  if (state.config === null) reasons.push('The branch is not configured.');
  if (context.clock.now() < state.at) reasons.push('The clock stands behind the newest event.');
  if (context.runner.storageFails) reasons.push('The disk refuses what is written, perhaps because it is full.');
  const fault = context.fileFault();
  if (fault !== null) reasons.push(`The data file is damaged: ${fault}.`);
  return reasons;
}

/** Liveness and readiness. */
export function operationRoutes(context: BranchContext): Handlers<'health' | 'ready'> {
  return {
    health: () => ({ status: 'ok' }),
    ready: (call) => {
      const reasons = unreadiness(context);
      if (reasons.length > 0) void call.response.code(503);
      const { clock } = context.runner.state;
      const followers = context.followers().map((follower) => ({
        name: follower.name,
        clock: follower.clock,
        behind: Math.max(0, clock - follower.clock),
        trouble: follower.trouble,
      }));
      return { ready: reasons.length === 0, reasons, followers };
    },
  };
}
