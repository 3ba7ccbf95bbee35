import type { Instant } from '@foyer/basics';
import { indexOf } from '@foyer/configuration';
import type { BranchState } from '../state.ts';
import { isAt, type Visit, type VisitAt } from '../visit.ts';
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

/** The branch after a call is taken back, with the turn that it took. */
export function turnGivenBack(state: BranchState, called: VisitAt<'called'>): BranchState {
  const { because, calledAt } = called.stage;
  if (because.rule !== 'policy' || because.kind !== state.config?.policy.kind) return state;
  const group = groupOfVisit(state, called, calledAt);
  if (group === null) return state;
  return { ...state, turns: state.turns.map((taken, each) => (each === group ? Math.max(0, taken - 1) : taken)) };
}

/** The group that a visit takes its turn with, being called or about to be; `null` where nobody takes turns. */
function groupOfVisit({ config, turns }: BranchState, visit: Visit, at: Instant): number | null {
  if (config === null || !isAt(visit, 'waiting', 'called') || !callingOf(config, { turns }).turns.areTaken) return null;
  const { seniority } = visit.stage.queued;
  return groupOf({ ...weightsOf(indexOf(config), visit), seniority }, at, config.policy.kind);
}
