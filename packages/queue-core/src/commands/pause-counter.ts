import { type CounterId, type Instant, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findFreeCounter, findReason } from '../find.ts';
import { markUsed } from '../removal.ts';
import { counterId, instant } from '../schema.ts';
import { staffedCounter, withCounter } from '../transition.ts';

const MINUTE = 60_000;

/** A counter without a customer takes a break. */
export interface PauseCounter {
  readonly type: 'pause-counter';
  readonly counterId: CounterId;
  readonly reason: string;
  /** How long it is meant to last; absent where nobody can say. */
  readonly minutes?: number | undefined;
}

export const CounterPaused = defineEvent(
  z.strictObject({ type: z.literal('CounterPaused'), counterId, reason: z.string(), returnsAt: instant.nullable() }),
  (state, { counterId, reason, returnsAt }, { at }) => {
    const { agentId } = staffedCounter(state, counterId);
    const marked = markUsed(state, `reasons.pause ${reason}`);
    return withCounter(marked, counterId, { kind: 'paused', agentId, since: at, reason, returnsAt }, at);
  },
);

export const pauseCounter = defineCommand([CounterPaused], (state, command: PauseCounter, { now }) => {
  const { counterId, reason, minutes } = command;
  const free = findFreeCounter(state, counterId);
  if (!free.ok) return free;
  const found = findReason(state, 'pause', reason);
  if (!found.ok) return found;
  const returnsAt = minutes === undefined ? null : ((now + minutes * MINUTE) as Instant);
  return ok([{ type: 'CounterPaused', counterId, reason, returnsAt }]);
});
