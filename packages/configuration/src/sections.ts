import { type BranchConfig, branchConfigSchema } from './branch-config.ts';
import type { ConfigurationMistake } from './mistake.ts';

type Member = keyof BranchConfig;

/**
 * The sections that a configuration is changed by, with the members of each. Every member stands in one of them but
 * `branchId`, which a branch keeps.
 */
export const SECTIONS = {
  branch: ['name', 'timeZone', 'locale', 'cutOverHour', 'retentionDays', 'languages'],
  // A new service and its numbers are one change.
  services: ['categories', 'series', 'services'],
  counters: ['counters'],
  profiles: ['profiles'],
  classes: ['classes', 'segments', 'tags'],
  hours: ['hours'],
  policy: ['policy', 'escalationDeadlineSeconds', 'closeIdleAfterMinutes', 'noShow'],
  reasons: ['reasons'],
  escalations: ['escalations'],
  outcomes: ['outcomes'],
  marks: ['marks'],
  looks: ['looks'],
  words: ['words'],
  messages: ['messages'],
  backup: ['backup'],
} as const satisfies Readonly<Record<string, readonly Exclude<Member, 'branchId'>[]>>;

export type SectionId = keyof typeof SECTIONS;
export const SECTION_IDS = Object.keys(SECTIONS) as readonly SectionId[];

/** A section's part of a configuration: its members, under the names they have in the whole. */
export type SectionValue<S extends SectionId> = Pick<BranchConfig, (typeof SECTIONS)[S][number]>;

/** A section's part of a configuration, its members in the section's order; those that are absent stay out. */
export function sectionOf<S extends SectionId>(config: BranchConfig, section: S): SectionValue<S> {
  const members: readonly Member[] = SECTIONS[section];
  return Object.fromEntries(
    members.flatMap((member) => (Object.hasOwn(config, member) ? [[member, config[member]]] : [])),
  ) as SectionValue<S>;
}

/**
 * The configuration with a section replaced by `value`, as far as it has the section's members; nobody has checked it
 * yet. Members are in the schema's order.
 */
export function withSection(
  config: BranchConfig,
  section: SectionId,
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const members = new Set<string>(SECTIONS[section]);
  return Object.fromEntries(
    Object.keys(branchConfigSchema.shape).flatMap((member) => {
      const from: Readonly<Record<string, unknown>> = members.has(member) ? value : config;
      return from[member] === undefined ? [] : [[member, from[member]]];
    }),
  );
}

/** Members of a section's value that the section doesn't have, each as a mistake. */
export function strangersIn(section: SectionId, value: Readonly<Record<string, unknown>>): ConfigurationMistake[] {
  const members = new Set<string>(SECTIONS[section]);
  return Object.keys(value)
    .filter((member) => !members.has(member))
    .map((member) => ({ code: 'unknown-setting', path: [member], item: null, facts: {} }));
}

/** The sections in which two configurations differ, in the order of `SECTIONS`. */
export function changedSections(before: BranchConfig | null, after: BranchConfig): readonly SectionId[] {
  return SECTION_IDS.filter(
    (section) =>
      before === null || JSON.stringify(sectionOf(before, section)) !== JSON.stringify(sectionOf(after, section)),
  );
}
