import { createRequire } from 'node:module';

// As CommonJS: for each of drizzle's hundred ES modules Node reads its package.json again, all 180 kB of it, which is most
// of what a start of a process takes.
const load = createRequire(import.meta.url);
const operators: typeof import('drizzle-orm') = load('drizzle-orm');
const tables: typeof import('drizzle-orm/sqlite-core') = load('drizzle-orm/sqlite-core');
const driver: typeof import('drizzle-orm/better-sqlite3') = load('drizzle-orm/better-sqlite3');
const migrator: typeof import('drizzle-orm/migrator') = load('drizzle-orm/migrator');

export const { and, asc, desc, eq, getTableColumns, gt, inArray, isNotNull, isNull, lte, ne, or, sql } = operators;
export const { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } = tables;
export const { drizzle } = driver;
export const { readMigrationFiles } = migrator;
export type { SQL } from 'drizzle-orm';
export type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
