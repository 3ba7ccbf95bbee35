import { type CounterId, err, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findCounter } from '../find.ts';
import { knownOf } from '../notes.ts';
import { turnGivenBack } from '../policy/turn-taking.ts';
import { queuesOf } from '../queues.ts';
import { counterId, visitId } from '../schema.ts';
import { type Action, type BranchState, UNDO_FOR } from '../state.ts';
import { eventVisit, maxOvertakesOf, put } from '../transition.ts';
import { isAt, stepOf, type Visit } from '../visit.ts';

/** Takes back a counter's last action. */
export interface Undo {
  readonly type: 'undo';
  readonly counterId: CounterId;
}

export const ActionUndone = defineEvent(
  z.strictObject({
    type: z.literal('ActionUndone'),
    counterId,
    visitId,
    /** Of the events that count no longer: what the counter's last action did with this visit. */
    clocks: z.array(z.int()),
  }),
  (state, { counterId, visitId, clocks }, { at }) => {
    const action = state.actions.get(counterId);
    const part = action?.parts.at(-1);
    if (action === undefined || part?.visit.id !== visitId || part.clocks.join() !== clocks.join()) {
      throw new Error(`The log undoes what counter ${counterId} did not do last`);
    }
    const is = eventVisit(state, visitId);
    const turned = isAt(is, 'called') ? turnGivenBack(state, is) : state;
    const marks = is.marks.filter(({ step }) => step <= stepOf(part.visit));
    const kept = { ...knownOf(is), version: is.version + 1, quote: is.quote, marks };
    const next = put(turned, is, { ...part.visit, ...kept }, at);
    const rest = action.parts.slice(0, -1);
    return withoutCalls(
      {
        ...next,
        actions:
          rest.length === 0 ? next.actions.delete(counterId) : next.actions.set(counterId, { ...action, parts: rest }),
        counters: next.counters.set(counterId, part.counter),
        escalations: next.escalations.merge(part.escalations.map((escalation) => [escalation.id, escalation])),
      },
      clocks,
    );
  },
);

export const undo = defineCommand([ActionUndone], (state, { counterId }: Undo, { now }) => {
  const found = findCounter(state, counterId);
  if (!found.ok) return found;
  const action = undoableAction(state, counterId);
  if (action === null || now - action.at > UNDO_FOR) return err({ code: 'nothing-to-undo', counterId });
  // The newest first: a counter has one customer at a time.
  const parts = action.parts.toReversed();
  return ok(parts.map(({ visit, clocks }) => ({ type: 'ActionUndone', counterId, visitId: visit.id, clocks })));
});

/** A counter's last action, where it could be undone if it were not too late; `null` where there is none. */
export function undoableAction({ actions, openNumbers }: BranchState, counterId: CounterId): Action | null {
  const action = actions.get(counterId);
  // A number that came round again since is another's now.
  const isTaken = action?.parts.some(({ visit: { id, number } }) => (openNumbers.get(number) ?? id) !== id);
  return action === undefined || isTaken === true ? null : action;
}

/** The branch as if these calls had not been: nobody was overtaken by them, and no screen shows them. */
function withoutCalls(state: BranchState, clocks: readonly number[]): BranchState {
  const isOvertaken = ({ stage }: Visit): boolean =>
    stage.kind !== 'done' && stage.queued.overtakenBy.some((call) => clocks.includes(call));
  const without = (visit: Visit): Visit => {
    if (visit.stage.kind === 'done' || !isOvertaken(visit)) return visit;
    const { queued } = visit.stage;
    const overtakenBy = queued.overtakenBy.filter((call) => !clocks.includes(call));
    return { ...visit, stage: { ...visit.stage, queued: { ...queued, overtakenBy } } };
  };
  const calls = state.calls.filter(({ sequence }) => !clocks.includes(sequence));
  const actions = state.actions.map((action) =>
    action.parts.some(({ visit }) => isOvertaken(visit))
      ? { ...action, parts: action.parts.map((part) => ({ ...part, visit: without(part.visit) })) }
      : action,
  );
  if (!state.visits.some(isOvertaken)) return { ...state, calls, actions };
  const visits = state.visits.map(without);
  return { ...state, calls, actions, visits, queues: queuesOf(visits, maxOvertakesOf(state)) };
}
