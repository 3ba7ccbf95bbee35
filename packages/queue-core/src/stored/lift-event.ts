import { type BranchEvent, EVENT_VERSION } from '../event.ts';
import { readEvent } from './event-shape.ts';
import { number, StoredDataError } from './shape.ts';

/**
 * Reads a stored event of any version this program knows and lifts it to the present one. There has been one version
 * so far, so lifting is reading.
 *
 * @param raw the event as it was stored: `{version, at, actor, commandId, body}`
 * @throws StoredDataError naming the field that is not what it should be, or a version newer than the program
 */
export function liftEvent(raw: unknown): BranchEvent {
  const version = typeof raw === 'object' && raw !== null && 'version' in raw ? raw.version : undefined;
  const known = number()(version, 'event.version');
  if (!Number.isInteger(known) || known < 1) throw new StoredDataError(`event.version ${known} does not exist`);
  if (known > EVENT_VERSION) {
    throw new StoredDataError(
      `event.version is ${known}, but this program knows events up to version ${EVENT_VERSION}: ` +
        'the data were written by a newer one',
    );
  }
  return readEvent(raw, 'event');
}
