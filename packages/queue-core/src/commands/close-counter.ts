import { type CounterId, err, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { counterNotSo, findCounter } from '../find.ts';
import { counterId } from '../schema.ts';
import { withCounter } from '../transition.ts';

/** The agent leaves a counter that has no customer. */
export interface CloseCounter {
  readonly type: 'close-counter';
  readonly counterId: CounterId;
}

export const CounterClosed = defineEvent(
  z.strictObject({ type: z.literal('CounterClosed'), counterId }),
  (state, body) => withCounter(state, body.counterId, { kind: 'closed' }),
);

export const closeCounter = defineCommand([CounterClosed], (state, { counterId }: CloseCounter) => {
  const found = findCounter(state, counterId);
  if (!found.ok) return found;
  const counter = found.value;
  if (counter.kind === 'closed') return counterNotSo(counterId, counter);
  if (counter.kind === 'open' && counter.visitId !== null) {
    return err({ code: 'counter-busy', counterId, visitId: counter.visitId });
  }
  return ok([{ type: 'CounterClosed', counterId }]);
});
