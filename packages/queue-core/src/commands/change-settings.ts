import { err, ok } from '@foyer/basics';
import {
  branchConfigSchema,
  checkBranchConfig,
  SECTION_IDS,
  type SectionId,
  sectionOf,
  strangersIn,
  withSection,
} from '@foyer/configuration';
import { z } from 'zod';
import { configured } from '../configured.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { findConfig } from '../find.ts';
import { unfitting } from '../removal.ts';

/** Changes one section of the configuration: all of its members, as they are to be from now on. */
export interface ChangeSettings {
  readonly type: 'change-settings';
  readonly section: SectionId;
  readonly value: Readonly<Record<string, unknown>>;
  /** Of the section as its editor has seen it; another one is refused. */
  readonly version: number;
  /** Why, in the editor's words. It stays in the log for good. */
  readonly note?: string | undefined;
}

export const SettingsChanged = defineEvent(
  z.strictObject({
    type: z.literal('SettingsChanged'),
    section: z.enum(SECTION_IDS),
    value: branchConfigSchema.partial(),
    note: z.string().nullable(),
  }),
  (state, { section, value }, context) => {
    if (state.config === null) throw new Error('A section changed before the branch had a configuration');
    const checked = branchConfigSchema.parse(withSection(state.config, section, value));
    return configured(state, checked, context);
  },
);

export const changeSettings = defineCommand([SettingsChanged], (state, command: ChangeSettings) => {
  const { section, value, version, note = null } = command;
  const found = findConfig(state);
  if (!found.ok) return found;
  const last = state.settings.get(section);
  if (last === undefined || last.version !== version) {
    const by = last === undefined ? null : { actor: last.actor, at: last.at };
    return err({ code: 'settings-conflict', section, expected: version, found: last?.version ?? 0, by });
  }
  const checked = checkBranchConfig(withSection(found.value, section, value));
  const strangers = strangersIn(section, value);
  const mistakes = [...strangers, ...(checked.ok ? unfitting(state, checked.value) : checked.error)];
  if (!checked.ok || mistakes.length > 0) return err({ code: 'invalid-configuration', mistakes });
  const next = sectionOf(checked.value, section);
  if (JSON.stringify(next) === JSON.stringify(sectionOf(found.value, section))) return ok([]);
  return ok([{ type: 'SettingsChanged', section, value: next, note }]);
});
