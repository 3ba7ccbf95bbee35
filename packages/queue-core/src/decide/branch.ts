import { err, ok } from '@foyer/basics';
import { checkBranchConfig } from '@foyer/configuration';
import type { CommandOf, DecideContext } from '../command.ts';
import type { EventBody } from '../event.ts';
import { removalMistakes } from '../removal.ts';
import { type BranchState, isAt } from '../state.ts';
import { type Decided, findConfig } from './found.ts';

export function configureBranch(state: BranchState, command: CommandOf<'configure-branch'>): Decided {
  const checked = checkBranchConfig(command.config);
  const mistakes = checked.ok ? removalMistakes(state, checked.value) : checked.error;
  if (!checked.ok || mistakes.length > 0) return err({ code: 'invalid-configuration', mistakes });
  const config = checked.value;
  if (JSON.stringify(config) === JSON.stringify(state.config)) return ok([]);
  return ok([{ type: 'BranchConfigured', config }]);
}

/** Opens today; a day before it that nobody ended is ended first. */
export function openBranch(state: BranchState, { today }: DecideContext): Decided {
  const found = findConfig(state);
  if (!found.ok) return found;
  if (state.day !== null && state.day < today) return ok([...dayEnd(state), { type: 'BranchOpened', day: today }]);
  if (state.branch.kind === 'open') {
    return err({ code: 'invalid-state', what: 'branch', id: found.value.branchId, state: 'open' });
  }
  // Neither a wall clock that stepped back nor another time zone may start an earlier day's numbers over: the day that is
  // under way, or was the last, goes on.
  const last = state.day ?? state.numberedDay;
  return ok([{ type: 'BranchOpened', day: last !== null && last > today ? last : today }]);
}

export function closeBranch(state: BranchState): Decided {
  const found = findConfig(state);
  if (!found.ok) return found;
  if (state.branch.kind === 'open') return ok([{ type: 'BranchClosed' }]);
  return err({ code: 'invalid-state', what: 'branch', id: found.value.branchId, state: 'closed' });
}

/** Ending a day that has ended is no mistake: it is asked by the clock as well as by people. */
export function endDay(state: BranchState): Decided {
  return ok(dayEnd(state));
}

function dayEnd(state: BranchState): EventBody[] {
  if (state.day === null) return [];
  const open = [...state.visits.values()].filter((visit) => !isAt(visit, 'done'));
  open.sort((a, b) => a.sequence - b.sequence);
  const staffed = [...state.counters]
    .filter(([, counter]) => counter.kind !== 'closed')
    .map(([counterId]) => counterId);
  return [
    ...(state.branch.kind === 'open' ? [{ type: 'BranchClosed' } as const] : []),
    ...open.map(({ id }) => ({ type: 'VisitAutoClosed', visitId: id }) as const),
    ...staffed.toSorted().map((counterId) => ({ type: 'CounterClosed', counterId }) as const),
    { type: 'DayEnded', day: state.day },
  ];
}
