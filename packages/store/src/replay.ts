import { type BranchEvent, type BranchState, evolve, readEvent, StoredDataError } from '@foyer/queue-core';
import type { LogRow } from './chain.ts';
import { StoreDamaged } from './problem.ts';

/** What of a row of the log its event is read from. */
export type StoredEvent = Pick<LogRow, 'seq' | 'version' | 'at' | 'actor' | 'commandId' | 'payload'>;

/**
 * Reads a row of the log back into the event it was written from, in the present version's shape.
 * @throws StoreDamaged when this program knows no such event, such as one of a newer program
 */
export function eventOf(row: StoredEvent): BranchEvent {
  try {
    return readEvent({
      version: row.version,
      at: row.at,
      actor: JSON.parse(row.actor),
      commandId: row.commandId,
      body: JSON.parse(row.payload),
    });
  } catch (error) {
    if (error instanceof StoredDataError) throw new StoreDamaged(`Event ${row.seq} can't be read: ${error.message}.`);
    throw error;
  }
}

/**
 * Applies rows to a state, oldest first, telling `each` about every step.
 * @throws StoreDamaged at the first that can't be read
 */
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
