import type { DeviceId, DeviceKind, Instant } from '@foyer/basics';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { onDisk } from '../problem.ts';
import { devices } from '../schema/index.ts';

/** A kiosk or a screen that was let in. Times are of the wall clock. */
export interface Device {
  readonly id: DeviceId;
  readonly kind: DeviceKind;
  readonly name: string;
  /** Hex SHA-256 of its token. */
  readonly tokenHash: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant | null;
  /** Set: it is no longer let in. */
  readonly revokedAt: Instant | null;
}

/** The branch's kiosks and screens. */
export class Devices {
  readonly #database: BetterSQLite3Database;
  readonly #byToken;
  /** Whom a token has let in before: asked for with every request. Only this process changes devices. */
  readonly #known = new Map<string, Device>();

  constructor(database: BetterSQLite3Database) {
    this.#database = database;
    this.#byToken = database
      .select()
      .from(devices)
      .where(and(eq(devices.tokenHash, sql.placeholder('tokenHash')), isNull(devices.revokedAt)))
      .prepare();
  }

  /** Those that are let in first, then the revoked ones, oldest first each; at most 1,000. */
  list(): readonly Device[] {
    const letInFirst = sql`${devices.revokedAt} IS NOT NULL`;
    const rows = this.#database.select().from(devices).orderBy(letInFirst, asc(devices.createdAt)).limit(1000).all();
    return rows.map(toDevice);
  }

  find(id: DeviceId): Device | null {
    const row = this.#database.select().from(devices).where(eq(devices.id, id)).get();
    return row === undefined ? null : toDevice(row);
  }

  /** The device of a token, unless it was revoked. */
  findByToken(tokenHash: string): Device | null {
    const known = this.#known.get(tokenHash);
    if (known !== undefined) return known;
    const row = this.#byToken.get({ tokenHash });
    if (row === undefined) return null;
    const device = toDevice(row);
    this.#known.set(tokenHash, device);
    return device;
  }

  /** Adds a device, or replaces the one with the same id. */
  upsert(device: Device): void {
    const { id, ...rest } = device;
    this.#known.clear();
    onDisk(() =>
      this.#database.insert(devices).values(device).onConflictDoUpdate({ target: devices.id, set: rest }).run(),
    );
  }

  seen(id: DeviceId, at: Instant): void {
    this.#known.clear();
    onDisk(() => this.#database.update(devices).set({ lastSeenAt: at }).where(eq(devices.id, id)).run());
  }

  /** Shuts a device out from now on; `false`: there is none, or it was out already. */
  revoke(id: DeviceId, at: Instant): boolean {
    this.#known.clear();
    return onDisk(
      () =>
        this.#database
          .update(devices)
          .set({ revokedAt: at })
          .where(and(eq(devices.id, id), isNull(devices.revokedAt)))
          .run().changes > 0,
    );
  }
}

function toDevice(row: typeof devices.$inferSelect): Device {
  return {
    ...row,
    id: row.id as DeviceId,
    createdAt: row.createdAt as Instant,
    lastSeenAt: row.lastSeenAt as Instant | null,
    revokedAt: row.revokedAt as Instant | null,
  };
}
