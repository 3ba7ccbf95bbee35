import { err, ok } from '@foyer/basics';
import { type BranchConfig, branchConfigSchema, checkBranchConfig } from '@foyer/configuration';
import { z } from 'zod';
import { configured, newestChange } from '../configured.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { type Picture, shownPictures } from '../pictures.ts';
import { unfitting } from '../removal.ts';
import { PersonAdded } from './add-person.ts';
import { type FoundPeople, foundPeople } from './found-people.ts';
import { PasswordSet } from './set-password.ts';
import { keptWith, PictureStored } from './store-picture.ts';

/** Gives the branch a whole configuration: the first, with which it is founded, or one that was imported. */
export interface ConfigureBranch {
  readonly type: 'configure-branch';
  readonly config: BranchConfig;
  /** Pictures that came with it; what the looks name of them is kept with it. */
  readonly pictures?: readonly Picture[] | undefined;
  /** Of the settings as a whole as they were looked at; with others in force it is refused. */
  readonly version?: number | undefined;
  /** Who works there, where the branch is founded with people: both or nothing. */
  readonly people?: FoundPeople['people'] | undefined;
}

export const BranchConfigured = defineEvent(
  z.strictObject({ type: z.literal('BranchConfigured'), config: branchConfigSchema }),
  (state, { config }, context) => configured(state, config, context),
);

const raises = [BranchConfigured, PictureStored, PersonAdded, PasswordSet];

export const configureBranch = defineCommand(raises, (state, command: ConfigureBranch, context) => {
  const newest = newestChange(state);
  const { version: expected = newest?.version } = command;
  if (newest !== null && expected !== undefined && expected !== newest.version) {
    const { section, version: found, actor, at } = newest;
    return err({ code: 'settings-conflict', section, expected, found, by: { actor, at } });
  }
  const checked = checkBranchConfig(command.config);
  const brought = command.pictures ?? [];
  const stocked = { ...state, pictures: state.pictures.concat(brought) };
  const mistakes = checked.ok ? unfitting(stocked, checked.value) : checked.error;
  if (!checked.ok || mistakes.length > 0) return err({ code: 'invalid-configuration', mistakes });
  const config = checked.value;
  const { people } = command;
  const joined = people === undefined ? ok([]) : foundPeople.decide(state, { type: 'found-people', people }, context);
  if (!joined.ok) return joined;
  if (JSON.stringify(config) === JSON.stringify(state.config)) return joined;
  // One logo is all that is shown, so that each makes room by itself.
  const shown = shownPictures(config);
  const kept = brought.filter(({ hash }) => shown.includes(hash)).flatMap((picture) => keptWith(state, picture, shown));
  return ok([{ type: 'BranchConfigured', config }, ...kept, ...joined.value]);
});
