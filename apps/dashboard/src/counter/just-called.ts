import type { Visit } from '@foyer/contract';
import { secondsSince } from '../shell/target-state.ts';

/** How long customers have to come to the counter before nobody doubts that they won't. */
const COMING_SECONDS = 30;

/** May this customer still be on the way? `now` is the branch's instant in epoch milliseconds, `null` while unknown. */
export function justCalled({ stage }: Pick<Visit, 'stage'>, now: number | null): boolean {
  return stage.kind === 'called' && now !== null && secondsSince(stage.lastCalledAt, now) < COMING_SECONDS;
}
