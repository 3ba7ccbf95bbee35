import type { Instant } from '@foyer/basics';
import { indexOf } from '@foyer/configuration';
import type { BranchState } from '../state.ts';
import { isAt, type StageOf, type Visit } from '../visit.ts';
import { callingOf, weightsOf } from './queue-candidate.ts';
import { groupOf } from './ranking.ts';

/** The branch after a turn was taken by the call of a visit that waits; the same where nobody takes turns. */
export function turnTaken(state: BranchState, visit: Visit, at: Instant): BranchState {
  const group = groupOfVisit(state, visit, at);
  if (state.config === null || group === null) return state;
  const { turns } = callingOf(state.config, state);
  turns.take(group);
  return { ...state, turns: turns.taken };
}

/** The branch after a call is taken back, with the turn that it took; `was`: the visit as it waited. */
export function turnGivenBack(state: BranchState, was: Visit, called: StageOf<'called'>): BranchState {
  const { because, calledAt } = called;
  if (because.rule !== 'policy' || because.kind !== state.config?.policy.kind) return state;
  const group = groupOfVisit(state, was, calledAt);
  if (group === null) return state;
  return { ...state, turns: state.turns.map((taken, each) => (each === group ? Math.max(0, taken - 1) : taken)) };
}

/** The group that a waiting visit takes its turn with; `null` where nobody takes turns. */
function groupOfVisit({ config, turns }: BranchState, visit: Visit, at: Instant): number | null {
  if (config === null || !isAt(visit, 'waiting') || !callingOf(config, { turns }).turns.areTaken) return null;
  const { seniority } = visit.stage.queued;
  return groupOf({ ...weightsOf(indexOf(config), visit), seniority }, at, config.policy.kind);
}
