import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Connection, versionOf } from './connection.ts';
import { FORMAT, losingStatements, migrate, readMigrations } from './migrate.ts';

let connection: Connection;

beforeEach(() => {
  connection = new Database(':memory:');
  connection.pragma('foreign_keys = ON');
});

afterEach(() => connection.close());

const first = ['CREATE TABLE parent (id TEXT PRIMARY KEY)', 'CREATE TABLE child (parent TEXT REFERENCES parent(id))'];

/** A file of the first version with two rows in it. */
function filled(): void {
  migrate(connection, [first]);
  connection.exec("INSERT INTO parent VALUES ('p'); INSERT INTO child VALUES ('p')");
}

test('STORE-16: no migration of this package drops a table', () => {
  const migrations = readMigrations();
  expect(migrations.length).toBeGreaterThan(0);
  expect(migrations.flatMap(losingStatements)).toEqual([]);
});

test('STORE-16: every migration is applied once, and the file says which it has', () => {
  migrate(connection);
  expect(versionOf(connection)).toEqual({ format: FORMAT, migrations: readMigrations().length });
  const tables = connection.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get();
  migrate(connection);
  expect(connection.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get()).toBe(tables);
});

test('STORE-16: a migration that drops a table is refused before anything is done', () => {
  filled();
  expect(() => migrate(connection, [first, ['CREATE TABLE more (id)', 'drop  table child']])).toThrow('drop a table');
  expect(versionOf(connection).migrations).toBe(1);
  expect(connection.prepare('SELECT count(*) FROM child').pluck().get()).toBe(1);
  expect(connection.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'more'").pluck().get()).toBe(0);
});

test('STORE-16: a migration that loses a row or breaks a reference is taken back whole', () => {
  filled();
  expect(() => migrate(connection, [first, ['CREATE TABLE more (id)', 'DELETE FROM child']])).toThrow('1 rows to 0');
  expect(() => migrate(connection, [first, ["UPDATE parent SET id = 'q'"]])).toThrow('broken references');
  expect(versionOf(connection).migrations).toBe(1);
  expect(connection.prepare('SELECT parent.id FROM parent JOIN child ON parent = id').pluck().all()).toEqual(['p']);
  expect(connection.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'more'").pluck().get()).toBe(0);
  expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
});

test('STORE-16: a migration that fails half-way leaves the file as it was', () => {
  filled();
  expect(() => migrate(connection, [first, ['CREATE TABLE more (id)', 'CREATE TABLE parent (id)']])).toThrow();
  expect(versionOf(connection).migrations).toBe(1);
  expect(connection.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'more'").pluck().get()).toBe(0);
});
