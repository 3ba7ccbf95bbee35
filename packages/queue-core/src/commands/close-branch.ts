import { err, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findConfig } from '../find.ts';

/** Takes nobody new from now on. */
export interface CloseBranch {
  readonly type: 'close-branch';
}

export const BranchClosed = defineEvent(z.strictObject({ type: z.literal('BranchClosed') }), (state) => ({
  ...state,
  branch: { kind: 'closed' },
}));

export const closeBranch = defineCommand([BranchClosed], (state, _command: CloseBranch) => {
  const found = findConfig(state);
  if (!found.ok) return found;
  if (state.branch.kind === 'open') return ok([{ type: 'BranchClosed' }]);
  return err({ code: 'invalid-state', what: 'branch', id: found.value.branchId, state: 'closed' });
});
