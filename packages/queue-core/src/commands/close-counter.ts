import { COUNTER_CLOSINGS, type CounterId, err, type Instant, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { counterNotSo, findCounter } from '../find.ts';
import { counterId } from '../schema.ts';
import { withCounter } from '../transition.ts';

/** The agent leaves a counter that has no customer, or somebody sees to it for them. */
export interface CloseCounter {
  readonly type: 'close-counter';
  readonly counterId: CounterId;
  /** Of the branch itself: when nothing had been done there for so long that it counts as forgotten. */
  readonly dueAt?: Instant | undefined;
}

export const CounterClosed = defineEvent(
  z.strictObject({ type: z.literal('CounterClosed'), counterId, because: z.enum(COUNTER_CLOSINGS) }),
  (state, body, { at }) => withCounter(state, body.counterId, { kind: 'closed' }, at),
);

export const closeCounter = defineCommand([CounterClosed], (state, { counterId, dueAt }: CloseCounter) => {
  const found = findCounter(state, counterId);
  if (!found.ok) return found;
  const counter = found.value;
  if (counter.kind === 'closed') return counterNotSo(counterId, counter);
  if (counter.kind === 'open' && counter.visitId !== null) {
    return err({ code: 'counter-busy', counterId, visitId: counter.visitId });
  }
  return ok([{ type: 'CounterClosed', counterId, because: dueAt === undefined ? 'by-hand' : 'idle' }]);
});
