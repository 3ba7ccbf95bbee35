import type { AgentId, Instant } from '@foyer/basics';
import { eq, lte, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { onDisk } from '../problem.ts';
import { sessions } from '../schema/index.ts';

/** A signed-in member of staff. Times are of the wall clock: a demo's fast day must not sign people out. */
export interface Session {
  /** Hex SHA-256 of the token. */
  readonly tokenHash: string;
  readonly userId: AgentId;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** Who is signed in. */
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
    onDisk(() => this.#database.insert(sessions).values(session).run());
  }

  /** The session of a token, unless it has expired. */
  find(tokenHash: string, now: Instant): Session | null {
    const row = this.#byToken.get({ tokenHash });
    if (row === undefined || row.expiresAt <= now) return null;
    return {
      tokenHash,
      userId: row.userId as AgentId,
      createdAt: row.createdAt as Instant,
      expiresAt: row.expiresAt as Instant,
    };
  }

  delete(tokenHash: string): void {
    onDisk(() => this.#database.delete(sessions).where(eq(sessions.tokenHash, tokenHash)).run());
  }

  /** Signs a user out everywhere. */
  deleteOf(userId: AgentId): void {
    onDisk(() => this.#database.delete(sessions).where(eq(sessions.userId, userId)).run());
  }

  /** Signs everybody out everywhere. */
  deleteAll(): void {
    onDisk(() => this.#database.delete(sessions).run());
  }

  /** Forgets expired sessions; returns how many. */
  purge(now: Instant): number {
    return onDisk(() => this.#database.delete(sessions).where(lte(sessions.expiresAt, now)).run().changes);
  }
}
