import { err, ok } from '@foyer/basics';
import { type BranchConfig, branchConfigSchema, checkBranchConfig } from '@foyer/configuration';
import { z } from 'zod';
import { configured } from '../configured.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { unfitting } from '../removal.ts';

/** Gives the branch a whole configuration: the first, with which it is founded, or one that was imported. */
export interface ConfigureBranch {
  readonly type: 'configure-branch';
  readonly config: BranchConfig;
}

export const BranchConfigured = defineEvent(
  z.strictObject({ type: z.literal('BranchConfigured'), config: branchConfigSchema }),
  (state, { config }, context) => configured(state, config, context),
);

export const configureBranch = defineCommand([BranchConfigured], (state, command: ConfigureBranch) => {
  const checked = checkBranchConfig(command.config);
  const mistakes = checked.ok ? unfitting(state, checked.value) : checked.error;
  if (!checked.ok || mistakes.length > 0) return err({ code: 'invalid-configuration', mistakes });
  const config = checked.value;
  if (JSON.stringify(config) === JSON.stringify(state.config)) return ok([]);
  return ok([{ type: 'BranchConfigured', config }]);
});
