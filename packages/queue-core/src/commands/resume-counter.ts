import { type CounterId, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { counterNotSo, findCounter } from '../find.ts';
import { counterId } from '../schema.ts';
import { staffedCounter, withCounter } from '../transition.ts';

/** A paused counter goes on. */
export interface ResumeCounter {
  readonly type: 'resume-counter';
  readonly counterId: CounterId;
}

export const CounterResumed = defineEvent(
  z.strictObject({ type: z.literal('CounterResumed'), counterId }),
  (state, { counterId }, { at }) => {
    const { agentId } = staffedCounter(state, counterId);
    return withCounter(
      state,
      counterId,
      { kind: 'open', agentId, since: at, visitId: null, freeSince: at, finished: null },
      at,
    );
  },
);

export const resumeCounter = defineCommand([CounterResumed], (state, { counterId }: ResumeCounter) => {
  const found = findCounter(state, counterId);
  if (!found.ok) return found;
  if (found.value.kind !== 'paused') return counterNotSo(counterId, found.value);
  return ok([{ type: 'CounterResumed', counterId }]);
});
