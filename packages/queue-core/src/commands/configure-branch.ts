import { err, ok } from '@foyer/basics';
import { type BranchConfig, branchConfigSchema, checkBranchConfig } from '@foyer/configuration';
import { z } from 'zod';
import { configured } from '../configured.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { unfitting } from '../removal.ts';
import { PersonAdded } from './add-person.ts';
import { type FoundPeople, foundPeople } from './found-people.ts';
import { PasswordSet } from './set-password.ts';

/** Gives the branch a whole configuration: the first, with which it is founded, or one that was imported. */
export interface ConfigureBranch {
  readonly type: 'configure-branch';
  readonly config: BranchConfig;
  /** Who works there, where the branch is founded with people: both or nothing. */
  readonly people?: FoundPeople['people'] | undefined;
}

export const BranchConfigured = defineEvent(
  z.strictObject({ type: z.literal('BranchConfigured'), config: branchConfigSchema }),
  (state, { config }, context) => configured(state, config, context),
);

const raises = [BranchConfigured, PersonAdded, PasswordSet];

export const configureBranch = defineCommand(raises, (state, command: ConfigureBranch, context) => {
  const checked = checkBranchConfig(command.config);
  const mistakes = checked.ok ? unfitting(state, checked.value) : checked.error;
  if (!checked.ok || mistakes.length > 0) return err({ code: 'invalid-configuration', mistakes });
  const config = checked.value;
  const { people } = command;
  const joined = people === undefined ? ok([]) : foundPeople.decide(state, { type: 'found-people', people }, context);
  if (!joined.ok) return joined;
  if (JSON.stringify(config) === JSON.stringify(state.config)) return joined;
  return ok([{ type: 'BranchConfigured', config }, ...joined.value]);
});
