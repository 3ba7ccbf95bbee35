import type { CounterId, VisitId } from '@foyer/basics';
import { indexOf } from '@foyer/configuration';
import { countBefore, visitInLine } from '../lines.ts';
import { type BranchState, isAt, type Line, type LineKey } from '../state.ts';
import { eventVisit, maxOvertakesOf } from './transition.ts';

/**
 * Counts one overtaking for every visit that came earlier than the one called and could have been served at the same
 * counter: unpinned, its service anywhere in the counter's work profile. (Pinned visits and those marked `first` come
 * before the policy at every counter that may serve them, so the policy never chooses anybody over them.)
 *
 * Costs a step for each visit overtaken; since the guarantee ends at `maxOvertakes`, no visit costs more than that.
 */
export function countOvertakings(state: BranchState, calledId: VisitId, counterId: CounterId): BranchState {
  const called = eventVisit(state, calledId);
  const tiers = state.config === null ? undefined : indexOf(state.config).counters.get(counterId)?.tiers;
  if (tiers === undefined || !isAt(called, 'waiting')) return state;
  const maxOvertakes = maxOvertakesOf(state);
  let { visits, lines } = state;
  for (const [key, line] of state.lines) {
    if (line.pin !== null || line.first || !tiers.has(line.serviceId)) continue;
    const overtaken = countBefore(state.visits, line, called.stage.seniority, called.sequence);
    if (overtaken === 0) continue;
    [visits, lines] = overtake(visits, lines, key, line, overtaken, maxOvertakes);
  }
  return visits === state.visits ? state : { ...state, visits, lines };
}

function overtake(
  before: BranchState['visits'],
  lines: BranchState['lines'],
  key: LineKey,
  line: Line,
  overtaken: number,
  maxOvertakes: number,
): [BranchState['visits'], BranchState['lines']] {
  let guaranteed = line.guaranteed;
  const visits = before.withMutations((changing) => {
    for (let place = 0; place < overtaken; place += 1) {
      const visit = visitInLine(before, line, place);
      const overtakes = visit.stage.overtakes + 1;
      changing.set(visit.id, { ...visit, stage: { ...visit.stage, overtakes } });
      if (overtakes >= maxOvertakes && place >= guaranteed) guaranteed = place + 1;
    }
  });
  return [visits, guaranteed === line.guaranteed ? lines : lines.set(key, { ...line, guaranteed })];
}
