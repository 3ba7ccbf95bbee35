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
      return { ready: reasons.length === 0, reasons };
    },
  };
}
