import type { BranchConfig, ConfigurationMistake } from '@foyer/configuration';
import { Set as PersistentSet } from 'immutable';
import type { BranchState } from './state.ts';

/** The lists whose entries reports name for as long as there are reports. */
const NAMED_IN_REPORTS = { services: 'service', counters: 'counter', classes: 'class', outcomes: 'outcome' } as const;
type List = keyof typeof NAMED_IN_REPORTS;

/** An entry of a list that has been used: `services cash`. */
export type Used = `${List} ${string}`;

/** The state with entries marked as used, for good: what tickets, counters and outcomes refer to is never taken out. */
export function markUsed(state: BranchState, ...entries: readonly Used[]): BranchState {
  if (entries.every((entry) => state.used.has(entry))) return state;
  return { ...state, used: PersistentSet(state.used).union(entries) };
}

/** What a new configuration leaves out though it has been used, each item once; none when nothing is. */
export function removalMistakes(state: BranchState, config: BranchConfig): readonly ConfigurationMistake[] {
  if (state.config === null) return [];
  const { branchId } = state.config;
  if (branchId !== config.branchId) {
    const facts = { from: branchId, to: config.branchId };
    return [{ code: 'branch-renamed', item: null, path: ['branchId'], facts }];
  }
  const mistakes: ConfigurationMistake[] = [];
  for (const list of Object.keys(NAMED_IN_REPORTS) as readonly List[]) {
    const kept = new Set<string>(config[list].map(({ id }) => id));
    for (const { id } of state.config[list]) {
      if (kept.has(id) || !state.used.has(`${list} ${id}`)) continue;
      mistakes.push({ code: 'in-use', item: { kind: NAMED_IN_REPORTS[list], id }, path: [list], facts: {} });
    }
  }
  return mistakes;
}
