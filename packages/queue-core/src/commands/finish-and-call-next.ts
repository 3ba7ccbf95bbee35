import { type CounterId, err, type OutcomeId, ok } from '@foyer/basics';
import { defineCommand } from '../define.ts';
import { findOpenCounter } from '../find.ts';
import type { GoOn } from '../going-on.ts';
import type { BranchState } from '../state.ts';
import { decideCallNext, VisitCalled } from './call-next.ts';
import { decideFinish, VisitFinished } from './finish.ts';

/** Finishes the counter's customer and calls the next; when nobody waits it only finishes. */
export interface FinishAndCallNext {
  readonly type: 'finish-and-call-next';
  readonly counterId: CounterId;
  readonly outcomeId?: OutcomeId | undefined;
  /** As when finishing alone; who goes on here leaves the counter to nobody. */
  readonly goOn?: Exclude<GoOn, { readonly to: 'here' }> | undefined;
}

export const finishAndCallNext = defineCommand(
  [VisitFinished, VisitCalled],
  (state, { counterId, outcomeId, goOn }: FinishAndCallNext, { now, actor }) => {
    const open = findOpenCounter(state, counterId);
    if (!open.ok) return open;
    const { visitId } = open.value;
    if (visitId === null) return err({ code: 'invalid-state', what: 'counter', id: counterId, state: 'free' });
    const finished = decideFinish(state, { visitId, outcomeId, goOn }, now);
    if (!finished.ok) return finished;
    const after = finished.value.reduce<BranchState>(
      (before, body) => VisitFinished.evolve(before, body, { at: now, actor }),
      state,
    );
    const called = decideCallNext(after, counterId, now);
    return called.ok ? ok([...finished.value, ...called.value]) : finished;
  },
);
