import { err, ok } from '@foyer/basics';
import type { CommandOf, DecideContext } from '../command.ts';
import { EVENT_VERSION } from '../event.ts';
import { evolve } from '../evolve/evolve.ts';
import { selectNext } from '../policy/select-next.ts';
import type { BranchState } from '../state.ts';
import { type Decided, findFreeCounter, findOpenCounter, findVisit } from './found.ts';
import { finish } from './visit.ts';

export function callNext(state: BranchState, { counterId }: CommandOf<'call-next'>, context: DecideContext): Decided {
  const free = findFreeCounter(state, counterId);
  if (!free.ok) return free;
  const { agentId } = free.value;
  const selection = selectNext(state, counterId, agentId, context.now);
  if (selection === null) return err({ code: 'queue-empty', counterId });
  return ok([{ type: 'VisitCalled', counterId, agentId, ...selection }]);
}

/** A call by hand: any waiting visit, whatever the counter's work profile says. */
export function callVisit(state: BranchState, command: CommandOf<'call-visit'>): Decided {
  const { counterId } = command;
  const found = findVisit(state, command, 'waiting');
  if (!found.ok) return found;
  const free = findFreeCounter(state, counterId);
  if (!free.ok) return free;
  const { agentId } = free.value;
  return ok([{ type: 'VisitCalled', visitId: found.value.id, counterId, agentId, because: { rule: 'by-hand' } }]);
}

/** Finishes the counter's customer and calls the next; when nobody waits it only finishes. */
export function finishAndCallNext(
  state: BranchState,
  command: CommandOf<'finish-and-call-next'>,
  context: DecideContext,
): Decided {
  const { counterId, outcomeId } = command;
  const open = findOpenCounter(state, counterId);
  if (!open.ok) return open;
  const { visitId } = open.value;
  if (visitId === null) return err({ code: 'invalid-state', what: 'counter', id: counterId, state: 'free' });
  const finished = finish(state, { type: 'finish', visitId, ...(outcomeId === undefined ? {} : { outcomeId }) });
  if (!finished.ok) return finished;
  let after = state;
  for (const body of finished.value) {
    after = evolve(after, {
      version: EVENT_VERSION,
      at: context.now,
      actor: context.actor,
      commandId: context.commandId,
      body,
    });
  }
  const called = callNext(after, { type: 'call-next', counterId }, context);
  return called.ok ? ok([...finished.value, ...called.value]) : finished;
}
