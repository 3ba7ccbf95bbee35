import type { DeviceId, Instant } from '@foyer/basics';
import type { BetterSQLite3Database } from '../drizzle.ts';
import { sightings } from '../schema/index.ts';

/** When each device was last there, on the wall clock. What else there is to know of it says the log. */
export class Sightings {
  readonly #database: BetterSQLite3Database;

  constructor(database: BetterSQLite3Database) {
    this.#database = database;
  }

  /** Of every device that was there; a branch has a thousand devices at most. */
  all(): ReadonlyMap<DeviceId, Instant> {
    const rows = this.#database.select().from(sightings).all();
    return new Map(rows.map(({ deviceId, seenAt }) => [deviceId as DeviceId, seenAt as Instant]));
  }

  seen(deviceId: DeviceId, seenAt: Instant): void {
    this.#database
      .insert(sightings)
      .values({ deviceId, seenAt })
      .onConflictDoUpdate({ target: sightings.deviceId, set: { seenAt } })
      .run();
  }
}
