import type { CommandId } from '@foyer/basics';
import { formatMistake, within } from '@foyer/configuration';
import type { BranchState } from '@foyer/queue-core';
import type { Store } from '@foyer/store';
import { v7 as uuidv7 } from 'uuid';
import { problemOfRefusal } from '../http/problems.ts';
import type { CommandRunner } from '../runner/command-runner.ts';
import type { Settings } from './settings.ts';
import { leftWithDemoPassword, writtenWithDemoPassword } from './staff.ts';

export const NOT_CONFIGURED =
  'The branch is not configured yet: give a configuration file with a "branch", or start the demo.';

/**
 * Looks whether the demo's password, which everybody knows, opens a branch that is no demo.
 *
 * @param founded the people there are, and their passwords; left out, only what is written down is looked at
 * @returns a sentence that names the account, or `null`
 */
export async function demoPasswordProblem(
  { demo, staff }: Settings,
  founded?: { readonly store: Store; readonly state: BranchState },
): Promise<string | null> {
  if (demo) return null;
  const left = founded === undefined ? null : await leftWithDemoPassword(founded.store, founded.state);
  const name = writtenWithDemoPassword(staff) ?? left;
  return name === null ? null : `The account “${name}” has the demo's password, which is refused outside the demo.`;
}

/**
 * Founds the branch with what is written down, where it has no configuration yet. Afterwards the configuration is changed
 * through the API alone: a start takes nothing back.
 *
 * @returns a sentence why it can't be founded, with nothing changed; `null` when the branch is configured
 */
export async function foundBranch(
  runner: CommandRunner,
  { branch: wanted, dataFolder }: Settings,
): Promise<string | null> {
  const kept = runner.state.config;
  if (wanted === undefined) return kept === null ? NOT_CONFIGURED : null;
  if (kept !== null && wanted.branchId !== kept.branchId) {
    return `The data in ${dataFolder} are of the branch “${kept.branchId}”, not of “${wanted.branchId}”; choose another folder.`;
  }
  if (kept !== null) return null;
  const answer = await runner.submit({
    commandId: uuidv7() as CommandId,
    actor: { kind: 'system' },
    command: { type: 'configure-branch', config: wanted },
    requestHash: '',
    reply: () => null,
  });
  if (answer.ok) return null;
  if (answer.error.code === 'invalid-configuration') {
    return answer.error.mistakes.map((mistake) => formatMistake(within('branch', mistake))).join('\n');
  }
  return `The branch can't be configured so: ${problemOfRefusal(answer.error).message}`;
}
