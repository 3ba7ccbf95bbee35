import type { AgentId, Instant, SessionId } from '@foyer/basics';
import { and, type BetterSQLite3Database, desc, eq, gt, lte, ne, sql } from '../drizzle.ts';
import { sessions } from '../schema/index.ts';

/** A signed-in member of staff. Times are of the wall clock: a demo's fast day must not sign people out. */
export interface Session {
  /** What its owner may know of it. */
  readonly id: SessionId;
  /** Hex SHA-256 of the token. */
  readonly tokenHash: string;
  readonly personId: AgentId;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant;
  readonly expiresAt: Instant;
  /** Of the network, where it began. */
  readonly address: string;
  /** What it was begun with, in a few words. */
  readonly browser: string;
}

/** The sessions of one person that are listed. */
const MOST_LISTED = 100;

/** Who is signed in. Writing joins the batch it is called in, or is a transaction by itself. */
export class Sessions {
  readonly #database: BetterSQLite3Database;
  readonly #byToken;

  constructor(database: BetterSQLite3Database) {
    this.#database = database;
    this.#byToken = database
      .select()
      .from(sessions)
      .where(eq(sessions.tokenHash, sql.placeholder('tokenHash')))
      .prepare();
  }

  create(session: Session): void {
    this.#database.insert(sessions).values(session).run();
  }

  /** The session of a token, unless it has expired. */
  find(tokenHash: string, now: Instant): Session | null {
    const row = this.#byToken.get({ tokenHash });
    return row === undefined || row.expiresAt <= now ? null : toSession(row);
  }

  /** Somebody's sessions that have not expired, the one used last first; at most 100. */
  listOf(personId: AgentId, now: Instant): readonly Session[] {
    const rows = this.#database
      .select()
      .from(sessions)
      .where(and(eq(sessions.personId, personId), gt(sessions.expiresAt, now)))
      .orderBy(desc(sessions.lastUsedAt))
      .limit(MOST_LISTED)
      .all();
    return rows.map(toSession);
  }

  /** How many sessions each has who has any. */
  counts(now: Instant): ReadonlyMap<AgentId, number> {
    const rows = this.#database
      .select({ personId: sessions.personId, count: sql<number>`count(*)` })
      .from(sessions)
      .where(gt(sessions.expiresAt, now))
      .groupBy(sessions.personId)
      .all();
    return new Map(rows.map(({ personId, count }) => [personId as AgentId, count]));
  }

  used(tokenHash: string, at: Instant): void {
    this.#database.update(sessions).set({ lastUsedAt: at }).where(eq(sessions.tokenHash, tokenHash)).run();
  }

  delete(tokenHash: string): void {
    this.#database.delete(sessions).where(eq(sessions.tokenHash, tokenHash)).run();
  }

  /** Signs somebody out everywhere; `but` is the hash of the token of a session that goes on. */
  deleteOf(personId: AgentId, but = ''): void {
    this.#database
      .delete(sessions)
      .where(and(eq(sessions.personId, personId), ne(sessions.tokenHash, but)))
      .run();
  }

  /** Signs everybody out everywhere. */
  deleteAll(): void {
    this.#database.delete(sessions).run();
  }

  /** Forgets expired sessions; returns how many. */
  purge(now: Instant): number {
    return this.#database.delete(sessions).where(lte(sessions.expiresAt, now)).run().changes;
  }
}

function toSession(row: typeof sessions.$inferSelect): Session {
  const { tokenHash, address, browser } = row;
  return {
    id: row.id as SessionId,
    tokenHash,
    personId: row.personId as AgentId,
    createdAt: row.createdAt as Instant,
    lastUsedAt: row.lastUsedAt as Instant,
    expiresAt: row.expiresAt as Instant,
    address,
    browser,
  };
}
