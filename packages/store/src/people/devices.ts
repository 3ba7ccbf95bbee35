import type { DeviceId, Instant } from '@foyer/basics';
import { and, asc, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { onDisk } from '../problem.ts';
import { devices, pairings } from '../schema/index.ts';

/** A kiosk or a screen that was let in. Times are of the wall clock. */
export interface Device {
  readonly id: DeviceId;
  readonly kind: 'kiosk' | 'screen';
  readonly name: string;
  /** Hex SHA-256 of its token. */
  readonly tokenHash: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant | null;
  /** Set: it is no longer let in. */
  readonly revokedAt: Instant | null;
}

/** A code that lets one new device in. */
export interface Pairing {
  /** Hex SHA-256 of the code. */
  readonly codeHash: string;
  readonly kind: 'kiosk' | 'screen';
  readonly name: string;
  /** The user who made it. */
  readonly createdBy: string;
  readonly expiresAt: Instant;
}

/** The branch's kiosks and screens, and the codes by which new ones come in. */
export class Devices {
  readonly #database: BetterSQLite3Database;
  readonly #byToken;

  constructor(database: BetterSQLite3Database) {
    this.#database = database;
    this.#byToken = database
      .select()
      .from(devices)
      .where(and(eq(devices.tokenHash, sql.placeholder('tokenHash')), isNull(devices.revokedAt)))
      .prepare();
  }

  /** Oldest first, revoked ones included; at most 1,000. */
  list(): readonly Device[] {
    return this.#database.select().from(devices).orderBy(asc(devices.createdAt)).limit(1000).all().map(toDevice);
  }

  find(id: DeviceId): Device | null {
    const row = this.#database.select().from(devices).where(eq(devices.id, id)).get();
    return row === undefined ? null : toDevice(row);
  }

  /** The device of a token, unless it was revoked. */
  findByToken(tokenHash: string): Device | null {
    const row = this.#byToken.get({ tokenHash });
    return row === undefined ? null : toDevice(row);
  }

  /** Adds a device, or replaces the one with the same id. */
  upsert(device: Device): void {
    const { id, ...rest } = device;
    onDisk(() =>
      this.#database.insert(devices).values(device).onConflictDoUpdate({ target: devices.id, set: rest }).run(),
    );
  }

  seen(id: DeviceId, at: Instant): void {
    onDisk(() => this.#database.update(devices).set({ lastSeenAt: at }).where(eq(devices.id, id)).run());
  }

  /** Shuts a device out from now on; `false`: there is none, or it was out already. */
  revoke(id: DeviceId, at: Instant): boolean {
    return onDisk(
      () =>
        this.#database
          .update(devices)
          .set({ revokedAt: at })
          .where(and(eq(devices.id, id), isNull(devices.revokedAt)))
          .run().changes > 0,
    );
  }

  savePairing(pairing: Pairing): void {
    onDisk(() => this.#database.insert(pairings).values(pairing).run());
  }

  /** Uses a code up: the first who asks gets it, unless it has expired. */
  takePairing(codeHash: string, now: Instant): Pairing | null {
    const [row] = onDisk(() =>
      this.#database
        .delete(pairings)
        .where(and(eq(pairings.codeHash, codeHash), gt(pairings.expiresAt, now)))
        .returning()
        .all(),
    );
    return row === undefined ? null : { ...row, expiresAt: row.expiresAt as Instant };
  }

  /** Forgets expired codes; returns how many. */
  purgePairings(now: Instant): number {
    return onDisk(() => this.#database.delete(pairings).where(lte(pairings.expiresAt, now)).run().changes);
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
