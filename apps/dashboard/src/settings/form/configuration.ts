import { ok, type Result } from '@foyer/basics';
import type { CallProblem } from '@foyer/client';
import { type BranchConfig, checkBranchConfig, type SectionId } from '@foyer/configuration';
import type { RouteReply } from '@foyer/contract';
import { sessionStore } from '../../session/session.ts';
import { client } from '../../shell/server.ts';

export type SavedSection = RouteReply<'settingsSection'>;

/** The configuration in force, with who changed each section last. */
export interface Configuration {
  readonly config: BranchConfig;
  readonly section: (section: SectionId) => SavedSection;
}

/** A branch keeps its id, and no section has it: the check of a whole configuration is given this one. */
export const ANY_BRANCH = { branchId: 'branch' } as const;

/** Asks for the configuration in force. */
export async function loadConfiguration(): Promise<Result<Configuration, CallProblem>> {
  const answer = await client.call('settings');
  if (!answer.ok) {
    if (answer.error.status === 401) sessionStore.getState().expire();
    return answer;
  }
  const { items } = answer.value;
  const whole: object = Object.assign({}, ANY_BRANCH, ...items.map(({ value }) => value));
  const checked = checkBranchConfig(whole);
  if (!checked.ok) throw new Error('The configuration in force does not hold together');
  const section = (id: SectionId) => {
    const found = items.find((item) => item.section === id);
    if (found === undefined) throw new Error(`The server has no section ${id}`);
    return found;
  };
  return ok({ config: checked.value, section });
}
