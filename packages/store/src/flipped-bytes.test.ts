import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import type { AgentId, CommandId, CustomerRef, DeviceId, Instant, SessionId, TextRef } from '@foyer/basics';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEY_FILES } from './branch-key.ts';
import { databaseFile } from './connection.ts';
import { verify } from './index.ts';
import { chance, makeFolder, opened, removeFolder, TestBranch } from './testing/test-branch.ts';

/** Changes to each table's pages, in a campaign of their own many more. */
const FLIPS = Number(process.env.FOYER_FLIPS ?? 8);

let folder: string;
let copy: string;

/** Every table with some rows in it. */
beforeAll(() => {
  folder = makeFolder();
  copy = makeFolder();
  const store = opened(folder);
  const branch = new TestBranch(store);
  branch.begin();
  const at = 1_772_000_000_000 as Instant;
  store.outbox.begin('messages', 'first');
  for (let n = 0; n < 12; n += 1) {
    const visitId = branch.issue().id;
    store.batch(() => {
      const text = `${n} wants to be rung up before noon`;
      store.saveText({ ref: `text-${n}` as TextRef, kind: 'note', visitId, text, at });
      store.saveContact({ visitId, name: `Ada Lovelace ${n}`, phone: '+4366412345678', at });
      store.saveCommand({ commandId: `command-${n}` as CommandId, requestHash: 'abc', reply: { n }, clock: n, at });
      store.outbox.advance('messages', n, n + 1, [{ key: `${n}`, seq: n + 1, payload: { n, visitId } }]);
      store.outbox.failed('messages', `${n}`, n, at);
      store.pictures.save(`${n}`.padStart(64, 'f'), { mediaType: 'image/png', bytes: Buffer.alloc(300, n) }, []);
      store.optOuts.add(`lookup-${n}`, at);
      store.customers.save({ lookup: `lookup-${n}`, customerRef: `${n}`.padStart(22, 'c') as CustomerRef, at });
      const person = { id: `session-${n}` as SessionId, personId: `person-${n}` as AgentId, address: '::1' };
      const times = { createdAt: at, lastUsedAt: at, expiresAt: (at + n) as Instant };
      store.sessions.create({ ...person, ...times, tokenHash: `hash-${n}`, browser: 'Firefox' });
      store.sessions.used(`hash-${n}`, (at + 1) as Instant);
      store.secrets.put({ owner: `person-${n}`, kind: 'password', hash: `argon-${n}`, expiresAt: null });
      store.secrets.used(`person-${n}`, 'password', at);
      for (const seenAt of [at, at + 1]) store.sightings.seen(`device-${n}` as DeviceId, seenAt as Instant);
    });
  }
  store.saveSnapshot(branch.state);
  store.close();
});

afterAll(() => {
  removeFolder(folder);
  removeFolder(copy);
});

function read<T>(from: string, work: (file: Database.Database) => T): T {
  const file = new Database(databaseFile(from), { readonly: true });
  try {
    return work(file);
  } finally {
    file.close();
  }
}

const tablesIn = (file: Database.Database) =>
  file
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();

/** All that a program could read in the tables; `null` where it can't any more. */
function content(from: string): string | null {
  try {
    return read(from, (file) =>
      JSON.stringify(
        tablesIn(file).map((table) => file.prepare(`SELECT * FROM "${table}" ORDER BY rowid`).raw().all()),
      ),
    );
  } catch {
    return null;
  }
}

test('STORE-27: every table of the file has rows that are hashed or carry a checksum', () => {
  const unsummed = read(folder, (file) =>
    tablesIn(file).filter((table) => {
      const rows = file.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all();
      expect(rows, table).not.toHaveLength(0);
      return !rows.every(({ checksum }) => typeof checksum === 'number' && checksum !== 0);
    }),
  );
  expect(unsummed.toSorted()).toEqual(['events', 'snapshots']);
});

test('STORE-27: bytes that were flipped in any page of any table are found, wherever they change what is read', () => {
  const bytes = readFileSync(databaseFile(folder));
  const pages = read(folder, (file) =>
    file.prepare<[], { name: string; pageno: number }>('SELECT name, pageno FROM dbstat ORDER BY pageno').all(),
  );
  const random = chance(20_261_130);
  const upTo = (most: number) => Math.floor(random() * most);
  for (const name of KEY_FILES) copyFileSync(`${folder}/${name}`, `${copy}/${name}`);
  const written = content(folder);
  expect(verify(folder)).toMatchObject({ ok: true });
  const unnoticed: string[] = [];
  let changed = 0;
  for (const name of new Set(pages.map((page) => page.name))) {
    const own = pages.filter((page) => page.name === name);
    for (let flip = 0; flip < FLIPS; flip += 1) {
      const page = own[upTo(own.length)]?.pageno ?? 1;
      const altered = Buffer.from(bytes);
      const flipped = flip % 2 === 0 ? 7 : 1;
      for (let time = 0; time < flipped; time += 1) {
        const place = (page - 1) * 4096 + upTo(4096);
        altered[place] = (altered[place] ?? 0) ^ (flipped === 1 ? 1 << upTo(8) : 1 + upTo(255));
      }
      writeFileSync(databaseFile(copy), altered);
      if (content(copy) === written) continue;
      changed += 1;
      if (isFoundSound(copy)) unnoticed.push(`${name}, flip ${flip}`);
    }
  }
  expect(unnoticed).toEqual([]);
  expect(changed).toBeGreaterThan(FLIPS);
  process.stdout.write(`${changed} changes of what is stored, ${unnoticed.length} unnoticed\n`);
}, 600_000);

/** A file of which not even the first page can be read is not verified either. */
function isFoundSound(damaged: string): boolean {
  try {
    return verify(damaged).ok;
  } catch {
    return false;
  }
}
