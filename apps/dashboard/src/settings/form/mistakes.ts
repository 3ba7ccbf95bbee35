import type { CallProblem } from '@foyer/client';
import {
  type BranchConfig,
  type ConfigurationMistake,
  checkBranchConfig,
  SECTION_IDS,
  SECTIONS,
  type SectionId,
  withSection,
} from '@foyer/configuration';
import { ANY_BRANCH } from './configuration.ts';
import type { PlainObject } from './shape.ts';

/** A mistake as a page shows it, whether the page or the server found it. */
export interface ShownMistake {
  readonly code: ConfigurationMistake['code'];
  /** From the whole configuration. */
  readonly path: readonly string[];
  readonly item: { readonly kind: string; readonly id: string } | null;
  readonly facts: PlainObject;
}

/** What would be wrong with the configuration if a section were saved with this value. */
export function mistakesWith(config: BranchConfig, section: SectionId, value: PlainObject): readonly ShownMistake[] {
  const checked = checkBranchConfig({ ...withSection(config, section, value), ...ANY_BRANCH });
  if (checked.ok) return [];
  return checked.error.map(({ code, path, item, facts }) => ({
    code,
    path: path.map(String),
    item,
    facts: { ...facts },
  }));
}

/** The mistakes that the server refused a change for. */
export function mistakesOf(problem: CallProblem): readonly ShownMistake[] {
  if (!('mistakes' in problem)) return [];
  return (problem.mistakes ?? []).map(({ pointer, ...mistake }) => ({ ...mistake, path: pathOf(pointer) }));
}

/** The steps of a JSON Pointer (RFC 6901). */
function pathOf(pointer: string): readonly string[] {
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The section that a member of the configuration belongs to; `null` where none has it. */
export function sectionWith(member: string | undefined): SectionId | null {
  return SECTION_IDS.find((id) => SECTIONS[id].some((name) => name === member)) ?? null;
}

/** Is it one that no field of the section's form can show: of another section, or of an entry that was taken out? */
export function isElsewhere({ code, path }: ShownMistake, section: SectionId): boolean {
  return code === 'in-use' || sectionWith(path[0]) !== section;
}

/** The list whose entry a mistake is mended at: the numbers of a service are a part of it. */
export function listOf({ path }: ShownMistake): string | undefined {
  return path[0] === 'series' ? 'services' : path[0];
}
