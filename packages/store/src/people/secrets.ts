import type { Instant } from '@foyer/basics';
import { and, type BetterSQLite3Database, eq, isNotNull, lte, sql } from '../drizzle.ts';
import { type SECRET_KINDS, secrets } from '../schema/index.ts';

export type SecretKind = (typeof SECRET_KINDS)[number];

/** The hash of something only its owner knows; the store doesn't look into it. */
export interface Secret {
  /** Whose it is, by their id. */
  readonly owner: string;
  readonly kind: SecretKind;
  readonly hash: string;
  /** On the wall clock; `null`: it does not lapse by itself. */
  readonly expiresAt: Instant | null;
}

/** So many are remembered once they were found. */
const MOST_FOUND = 1000;

/** Hashes by whose they are, apart from the log. Writing joins the batch it is called in. */
export class Secrets {
  readonly #database: BetterSQLite3Database;
  readonly #byOwner;
  readonly #byHash;
  /** The newest that were found: every request of a device asks for one. Forgotten with any change. */
  readonly #found = new Map<string, typeof secrets.$inferSelect>();

  constructor(database: BetterSQLite3Database) {
    this.#database = database;
    this.#byOwner = database
      .select()
      .from(secrets)
      .where(and(eq(secrets.owner, sql.placeholder('owner')), eq(secrets.kind, sql.placeholder('kind'))))
      .prepare();
    this.#byHash = database
      .select()
      .from(secrets)
      .where(and(eq(secrets.kind, sql.placeholder('kind')), eq(secrets.hash, sql.placeholder('hash'))))
      .prepare();
  }

  /** The secret of an owner, unless it has lapsed. */
  of(owner: string, kind: SecretKind, now: Instant): Secret | null {
    return present(this.#byOwner.get({ owner, kind }), now);
  }

  /** The secret with this hash, unless it has lapsed. */
  find(kind: SecretKind, hash: string, now: Instant): Secret | null {
    const name = `${kind} ${hash}`;
    const found = this.#found.get(name) ?? this.#byHash.get({ kind, hash });
    if (found !== undefined && !this.#found.has(name)) {
      if (this.#found.size >= MOST_FOUND) this.#found.clear();
      this.#found.set(name, found);
    }
    return present(found, now);
  }

  /** Keeps a secret in place of the owner's last one of its kind. */
  put(secret: Secret): void {
    const { hash, expiresAt } = secret;
    this.#found.clear();
    this.#database
      .insert(secrets)
      .values(secret)
      .onConflictDoUpdate({ target: [secrets.owner, secrets.kind], set: { hash, expiresAt } })
      .run();
  }

  /** Notes that a secret was used. */
  used(owner: string, kind: SecretKind, usedAt: Instant): void {
    this.#database
      .update(secrets)
      .set({ usedAt })
      .where(and(eq(secrets.owner, owner), eq(secrets.kind, kind)))
      .run();
  }

  /** When each owner's secret of a kind was last used, of those that were. */
  lastUses(kind: SecretKind): ReadonlyMap<string, Instant> {
    const rows = this.#database
      .select({ owner: secrets.owner, usedAt: secrets.usedAt })
      .from(secrets)
      .where(and(eq(secrets.kind, kind), isNotNull(secrets.usedAt)))
      .limit(1000)
      .all();
    return new Map(rows.map(({ owner, usedAt }) => [owner, usedAt as Instant]));
  }

  delete(owner: string, kind: SecretKind): void {
    this.#found.clear();
    this.#database
      .delete(secrets)
      .where(and(eq(secrets.owner, owner), eq(secrets.kind, kind)))
      .run();
  }

  /** Forgets those that have lapsed; returns how many. */
  purge(now: Instant): number {
    this.#found.clear();
    return this.#database.delete(secrets).where(lte(secrets.expiresAt, now)).run().changes;
  }
}

function present(row: typeof secrets.$inferSelect | undefined, now: Instant): Secret | null {
  if (row === undefined || (row.expiresAt !== null && row.expiresAt <= now)) return null;
  const { owner, kind, hash } = row;
  return { owner, kind, hash, expiresAt: row.expiresAt as Instant | null };
}
