import type { CommandId } from '@foyer/basics';
import { formatMistake, within } from '@foyer/configuration';
import type { BranchState } from '@foyer/queue-core';
import type { Store } from '@foyer/store';
import { uuidv7 } from 'uuidv7';
import { keepAccountSecrets } from '../access/account-secrets.ts';
import { problemOfRefusal } from '../http/problems.ts';
import { keepPictures } from '../pictures/read-picture.ts';
import type { CommandRunner } from '../runner/command-runner.ts';
import type { Settings } from './settings.ts';
import { firstPeople, leftWithDemoPassword, writtenWithDemoPassword } from './staff.ts';

export const NOT_CONFIGURED =
  'The branch is not configured yet: found it in the browser with --new, give a configuration file with a "branch", or start the demo.';

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
 * Founds the branch with what is written down, where it has no configuration yet, and adds its people where it has none:
 * all of it or nothing. Afterwards both are changed through the API alone: a start takes nothing back.
 *
 * @returns a sentence why it can't be founded, with nothing changed; `null` when the branch is configured
 */
export async function foundBranch(
  runner: CommandRunner,
  store: Store,
  { branch: wanted, pictures = [], staff, dataFolder }: Settings,
): Promise<string | null> {
  const { config: kept, people: known } = runner.state;
  if (wanted === undefined && kept === null) return NOT_CONFIGURED;
  if (wanted !== undefined && kept !== null && wanted.branchId !== kept.branchId) {
    return `The data in ${dataFolder} are of the branch “${kept.branchId}”, not of “${wanted.branchId}”; choose another folder.`;
  }
  const config = kept === null ? wanted : undefined;
  const joining = known.isEmpty() ? staff : [];
  if (config === undefined && joining.length === 0) return null;
  const { people, passwordHashes } = await firstPeople(joining);
  const some = people.length > 0 ? { people } : {};
  const answer = await runner.submit({
    commandId: uuidv7() as CommandId,
    actor: { kind: 'system' },
    command:
      config === undefined
        ? { type: 'found-people', people }
        : { type: 'configure-branch', config, pictures: pictures.map(({ picture }) => picture), ...some },
    requestHash: '',
    alongside: (events) => {
      keepAccountSecrets(store, events, { passwordHashes });
      keepPictures(store, events, pictures);
    },
    reply: () => null,
  });
  if (answer.ok) return null;
  if (answer.error.code === 'invalid-configuration') {
    return answer.error.mistakes.map((mistake) => formatMistake(within('branch', mistake))).join('\n');
  }
  return `The branch can't be founded so: ${problemOfRefusal(answer.error).message}`;
}
