import type { AgentId, Role } from '@foyer/basics';
import { asc, eq, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { onDisk } from '../problem.ts';
import { users } from '../schema/index.ts';

/** Somebody who signs in. */
export interface User {
  readonly id: AgentId;
  /** What they sign in with; unique. */
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  /** An argon2id hash in its own notation; the store doesn't look into it. */
  readonly passwordHash: string;
  readonly disabled: boolean;
  /** BCP 47; `null` while they have chosen none. */
  readonly language: string | null;
}

/** The branch's staff. Writing joins the batch it is called in, or is a transaction by itself. */
export class Users {
  readonly #database: BetterSQLite3Database;
  readonly #byName;
  readonly #byId;

  constructor(database: BetterSQLite3Database) {
    this.#database = database;
    this.#byName = database
      .select()
      .from(users)
      .where(eq(users.name, sql.placeholder('name')))
      .prepare();
    this.#byId = database
      .select()
      .from(users)
      .where(eq(users.id, sql.placeholder('id')))
      .prepare();
  }

  /** Those who may sign in first, then by name; at most 1,000. */
  list(): readonly User[] {
    const rows = this.#database.select().from(users).orderBy(asc(users.disabled), asc(users.name)).limit(1000).all();
    return rows.map(toUser);
  }

  findByName(name: string): User | null {
    const row = this.#byName.get({ name });
    return row === undefined ? null : toUser(row);
  }

  find(id: AgentId): User | null {
    const row = this.#byId.get({ id });
    return row === undefined ? null : toUser(row);
  }

  /** Adds a user, or replaces the one with the same id, who keeps their language. */
  upsert(user: Omit<User, 'language'>): void {
    const { id, ...rest } = user;
    onDisk(() => this.#database.insert(users).values(user).onConflictDoUpdate({ target: users.id, set: rest }).run());
  }

  /** Keeps the language somebody chose for their pages. */
  chooseLanguage(id: AgentId, language: string): void {
    onDisk(() => this.#database.update(users).set({ language }).where(eq(users.id, id)).run());
  }
}

function toUser(row: typeof users.$inferSelect): User {
  return { ...row, id: row.id as AgentId };
}
