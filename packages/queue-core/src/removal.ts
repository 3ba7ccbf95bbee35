import { REASON_KINDS, type ReasonKind } from '@foyer/basics';
import type { BranchConfig, ConfigurationMistake, ItemKind } from '@foyer/configuration';
import { Set as PersistentSet } from 'immutable';
import { pictureMistakes } from './pictures.ts';
import type { BranchState } from './state.ts';

/** The lists whose entries reports and histories name for as long as there are any. */
const NAMED_FOR_GOOD = {
  services: 'service',
  counters: 'counter',
  classes: 'class',
  segments: 'segment',
  tags: 'tag',
  outcomes: 'outcome',
  marks: 'mark',
} as const;
type List = keyof typeof NAMED_FOR_GOOD | `reasons.${ReasonKind}`;

/** An entry of a list that has been used: `services cash`, `reasons.pause lunch`. */
export type Used = `${List} ${string}`;

/** The state with entries marked as used, for good: what tickets, counters and outcomes refer to is never taken out. */
export function markUsed(state: BranchState, ...entries: readonly Used[]): BranchState {
  if (entries.every((entry) => state.used.has(entry))) return state;
  return { ...state, used: PersistentSet(state.used).union(entries) };
}

interface Entry {
  readonly id: string;
}

/** Why a new configuration, sound by itself, doesn't fit the branch as it is: each item once. */
export function unfitting(state: BranchState, config: BranchConfig): readonly ConfigurationMistake[] {
  return [
    ...removalMistakes(state, config),
    ...pictureMistakes(state.pictures, config),
    ...strangerMistakes(state, config),
  ];
}

/** Whom escalations would go to though nobody knows them; a branch that has no people yet is not asked. */
function strangerMistakes({ people }: BranchState, { escalations }: BranchConfig): readonly ConfigurationMistake[] {
  if (people.isEmpty()) return [];
  return (escalations ?? []).flatMap(({ levels }, at) =>
    levels.flatMap((level, place) =>
      (level.people ?? []).flatMap((personId, index): ConfigurationMistake[] => {
        const path = ['escalations', at, 'levels', place, 'people', index];
        return people.has(personId) ? [] : [{ code: 'unknown-person', item: null, path, facts: { personId } }];
      }),
    ),
  );
}

/** What a new configuration leaves out though it has been used. */
function removalMistakes(state: BranchState, config: BranchConfig): readonly ConfigurationMistake[] {
  if (state.config === null) return [];
  const { branchId } = state.config;
  if (branchId !== config.branchId) {
    const facts = { from: branchId, to: config.branchId };
    return [{ code: 'branch-renamed', item: null, path: ['branchId'], facts }];
  }
  const { config: before, used } = state;
  const missing = (
    list: List,
    kind: ItemKind,
    [was, is]: readonly [readonly Entry[], readonly Entry[]],
  ): readonly ConfigurationMistake[] => {
    const kept = new Set(is.map(({ id }) => id));
    return was
      .filter(({ id }) => !kept.has(id) && used.has(`${list} ${id}`))
      .map(({ id }) => ({ code: 'in-use', item: { kind, id }, path: list.split('.'), facts: {} }));
  };
  const lists = Object.keys(NAMED_FOR_GOOD) as readonly (keyof typeof NAMED_FOR_GOOD)[];
  return [
    ...lists.flatMap((list) => missing(list, NAMED_FOR_GOOD[list], [before[list], config[list]])),
    ...REASON_KINDS.flatMap((kind) =>
      missing(`reasons.${kind}`, 'reason', [before.reasons[kind], config.reasons[kind]]),
    ),
  ];
}
