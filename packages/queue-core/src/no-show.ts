import type { Instant } from '@foyer/basics';
import { type NoShowRules, standardSettings } from '@foyer/configuration';
import type { BranchState } from './state.ts';
import { isAt, type Visit } from './visit.ts';

/** What holds here of those who do not come. */
export function noShowRulesOf({ config }: BranchState): NoShowRules {
  return config?.noShow ?? standardSettings.noShow;
}

/** Until when a visit that was a no-show may come back; `null` for every other visit. */
export function returnsUntil(state: BranchState, visit: Visit): Instant | null {
  if (!isAt(visit, 'done') || visit.stage.wayBack === null) return null;
  return (visit.stage.endedAt + noShowRulesOf(state).returnMinutes * 60_000) as Instant;
}

/** May this visit come back now? Not once its number is another's. */
export function mayReturn(state: BranchState, visit: Visit, now: Instant): boolean {
  const until = returnsUntil(state, visit);
  return until !== null && now <= until && state.openNumbers.get(visit.number) === visit.id;
}

/** Is a number an open visit's, or reserved for one that may come back? */
export function isTaken(state: BranchState, number: string, now: Instant): boolean {
  const id = state.openNumbers.get(number);
  const visit = id === undefined ? undefined : state.visits.get(id);
  return visit !== undefined && (visit.stage.kind !== 'done' || mayReturn(state, visit, now));
}
