import { type CounterId, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findFreeCounter, findReason } from '../find.ts';
import { markUsed } from '../removal.ts';
import { counterId } from '../schema.ts';
import { staffedCounter, withCounter } from '../transition.ts';

/** A counter without a customer takes a break. */
export interface PauseCounter {
  readonly type: 'pause-counter';
  readonly counterId: CounterId;
  readonly reason: string;
}

export const CounterPaused = defineEvent(
  z.strictObject({ type: z.literal('CounterPaused'), counterId, reason: z.string() }),
  (state, { counterId, reason }, { at }) => {
    const { agentId } = staffedCounter(state, counterId);
    const marked = markUsed(state, `reasons.pause ${reason}`);
    return withCounter(marked, counterId, { kind: 'paused', agentId, since: at, reason });
  },
);

export const pauseCounter = defineCommand([CounterPaused], (state, { counterId, reason }: PauseCounter) => {
  const free = findFreeCounter(state, counterId);
  if (!free.ok) return free;
  const found = findReason(state, 'pause', reason);
  return found.ok ? ok([{ type: 'CounterPaused', counterId, reason }]) : found;
});
