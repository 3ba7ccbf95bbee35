import { err, type Instant, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findConfig } from '../find.ts';
import { instant } from '../schema.ts';

/** Tells everybody when the branch is going to close by itself. */
export interface AnnounceClosing {
  readonly type: 'announce-closing';
  readonly closesAt: Instant;
  /** When it was to be told. */
  readonly dueAt: Instant;
}

export const ClosingAnnounced = defineEvent(
  z.strictObject({ type: z.literal('ClosingAnnounced'), closesAt: instant, dueAt: instant }),
  (state, { closesAt }) => ({ ...state, branch: { ...state.branch, closesAt } }),
);

export const announceClosing = defineCommand([ClosingAnnounced], (state, { closesAt, dueAt }: AnnounceClosing) => {
  const found = findConfig(state);
  if (!found.ok) return found;
  if (state.branch.kind === 'open') return ok([{ type: 'ClosingAnnounced', closesAt, dueAt }]);
  return err({ code: 'invalid-state', what: 'branch', id: found.value.branchId, state: 'closed' });
});
