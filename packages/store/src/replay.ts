import { type BranchEvent, type BranchState, evolve, liftEvent } from '@foyer/queue-core';
import type { LogRow } from './chain.ts';

/** Reads a row of the log back into the event it was written from, in the present version's shape. */
export function eventOf(row: LogRow): BranchEvent {
  return liftEvent({
    version: row.version,
    at: row.at,
    actor: JSON.parse(row.actor),
    commandId: row.commandId,
    body: JSON.parse(row.payload),
  });
}

/** Applies rows to a state, oldest first, telling `each` about every step. */
export function replay(
  rows: Iterable<LogRow>,
  from: BranchState,
  each?: (before: BranchState, event: BranchEvent, after: BranchState, row: LogRow) => void,
): BranchState {
  let state = from;
  for (const row of rows) {
    const event = eventOf(row);
    const after = evolve(state, event);
    each?.(state, event, after, row);
    state = after;
  }
  return state;
}
