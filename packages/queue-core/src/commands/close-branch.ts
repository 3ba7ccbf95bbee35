import { err, type Instant, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findConfig } from '../find.ts';
import { instant } from '../schema.ts';

/** Takes nobody new from now on. */
export interface CloseBranch {
  readonly type: 'close-branch';
  /** Of the branch itself: when its hours said so. */
  readonly dueAt?: Instant | undefined;
}

export const BranchClosed = defineEvent(
  z.strictObject({ type: z.literal('BranchClosed'), dueAt: instant.nullable() }),
  (state, { dueAt }, { at }) => ({ ...state, branch: { kind: 'closed', since: dueAt ?? at, closesAt: null } }),
);

export const closeBranch = defineCommand([BranchClosed], (state, { dueAt }: CloseBranch) => {
  const found = findConfig(state);
  if (!found.ok) return found;
  if (state.branch.kind === 'open') return ok([{ type: 'BranchClosed', dueAt: dueAt ?? null }]);
  return err({ code: 'invalid-state', what: 'branch', id: found.value.branchId, state: 'closed' });
});
