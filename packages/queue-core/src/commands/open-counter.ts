import { type AgentId, type CounterId, err, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { counterNotSo, findCounter, isRetired } from '../find.ts';
import { checkCounterOf } from '../people.ts';
import { markUsed } from '../removal.ts';
import { agentId, counterId } from '../schema.ts';
import type { BranchState } from '../state.ts';
import { withCounter } from '../transition.ts';

/** An agent takes a counter. */
export interface OpenCounter {
  readonly type: 'open-counter';
  readonly counterId: CounterId;
  readonly agentId: AgentId;
}

export const CounterOpened = defineEvent(
  z.strictObject({ type: z.literal('CounterOpened'), counterId, agentId }),
  (state, { counterId, agentId }, { at }) =>
    markUsed(
      withCounter(
        state,
        counterId,
        { kind: 'open', agentId, since: at, visitId: null, freeSince: at, finished: null },
        at,
      ),
      `counters ${counterId}`,
    ),
);

export const openCounter = defineCommand([CounterOpened], (state, { counterId, agentId }: OpenCounter) => {
  const found = findCounter(state, counterId);
  if (!found.ok) return found;
  const theirs = checkCounterOf(state, counterId, agentId);
  if (!theirs.ok) return theirs;
  const counter = found.value;
  if (counter.kind !== 'closed') {
    return counter.agentId === agentId
      ? counterNotSo(counterId, counter)
      : err({ code: 'counter-taken', counterId, agentId: counter.agentId, state: counter.kind });
  }
  if (isRetired(state, counterId)) return err({ code: 'retired', what: 'counter', id: counterId });
  const elsewhere = counterOfAgent(state, agentId);
  if (elsewhere !== null) return err({ code: 'agent-busy', agentId, ...elsewhere });
  return ok([{ type: 'CounterOpened', counterId, agentId }]);
});

/** The counter that an agent has opened, and its state; `null` where there is none. */
export function counterOfAgent(
  { counters }: BranchState,
  agentId: AgentId,
): { readonly counterId: CounterId; readonly state: 'open' | 'paused' } | null {
  for (const [counterId, counter] of counters) {
    if (counter.kind !== 'closed' && counter.agentId === agentId) return { counterId, state: counter.kind };
  }
  return null;
}
