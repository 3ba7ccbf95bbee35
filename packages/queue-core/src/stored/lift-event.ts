import { type BranchEvent, EVENT_VERSION } from '../event.ts';
import { readEvent } from './event-shape.ts';
import { number, StoredDataError } from './shape.ts';

/**
 * Reads a stored event of any version this program knows and lifts it to the present one.
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
  return readEvent(
    LIFTS.slice(known - 1).reduce((lifted, lift) => lift(lifted), raw),
    'event',
  );
}

/** From each version to the next, the first from version 1. */
const LIFTS: readonly ((raw: unknown) => unknown)[] = [liftZones, liftMethod];

/** Up to version 1 a counter's zone was one text, written in the branch's first language. */
function liftZones(raw: unknown): unknown {
  const event = fieldsOf(raw);
  const body = fieldsOf(event.body);
  const lifted = { ...event, version: 2 };
  if (body.type !== 'BranchConfigured') return lifted;
  const config = fieldsOf(body.config);
  const { counters, languages } = config;
  if (!Array.isArray(counters) || !Array.isArray(languages)) return lifted;
  const liftedCounters = counters.map((counter) => {
    const { zone } = fieldsOf(counter);
    return typeof zone === 'string' ? { ...fieldsOf(counter), zone: { [String(languages[0])]: zone } } : counter;
  });
  return { ...lifted, body: { ...body, config: { ...config, counters: liftedCounters } } };
}

/** Up to version 2 a quote did not say by which method it was made: there was one. */
function liftMethod(raw: unknown): unknown {
  const event = fieldsOf(raw);
  const body = fieldsOf(event.body);
  const lifted = { ...event, version: 3 };
  const quote = fieldsOf(body.quote);
  if (body.type !== 'EstimateQuoted' || quote.kind !== 'minutes') return lifted;
  return { ...lifted, body: { ...body, quote: { ...quote, method: 1 } } };
}

/** What is no object has no fields to lift; reading it says so. */
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
