import { readFileSync, writeFileSync } from 'node:fs';
import { COUNTER_ACTIONS } from '@foyer/basics';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { folder, store } from '../testing/kept-store.ts';
import { chance, TestBranch } from '../testing/test-branch.ts';
import { verify } from '../verify.ts';
import {
  catchUpReports,
  openReportTables,
  rebuildReportTables,
  removeReportTables,
  reportsFile,
} from './report-tables.ts';

let branch: TestBranch;

beforeEach(() => {
  branch = new TestBranch(store);
  branch.begin();
});

/** Every row of every table. */
function content(): unknown {
  const file = new Database(reportsFile(folder), { readonly: true });
  const names = file
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  const rows = names
    .filter((name) => !name.startsWith('sqlite_'))
    .map((name) => [name, file.prepare(`SELECT * FROM ${name} ORDER BY 1, 2, 3`).all()]);
  file.close();
  return rows;
}

const BREAKS = ['entries', 'visits', 'steps', 'intervals', 'counter_intervals', 'days', 'followed'] as const;

/** Has the file refuse some of the writes to a table, or no longer. */
function refuseWrites(table: string, to: 'INSERT' | 'UPDATE', one: number): () => void {
  const run = (sql: string) => {
    const file = new Database(reportsFile(folder));
    file.exec(sql);
    file.close();
  };
  run(`CREATE TRIGGER refused BEFORE ${to} ON ${table} WHEN NEW.rowid % 3 = ${one} BEGIN
    SELECT RAISE(ABORT, 'broken off'); END`);
  return () => run('DROP TRIGGER refused');
}

const broken = fc.record({
  table: fc.constantFrom(...BREAKS),
  to: fc.constantFrom('INSERT' as const, 'UPDATE' as const),
  one: fc.nat({ max: 2 }),
  reopens: fc.boolean(),
});

test('TABLES-1: broken off at any write, following goes on to what the log leads to', () => {
  let refusals = 0;
  catchUpReports({ folder });
  fc.assert(
    fc.property(fc.integer({ min: 1 }), fc.array(broken, { minLength: 2, maxLength: 4 }), (seed, breaks) => {
      for (const [index, { table, to, one, reopens }] of breaks.entries()) {
        branch.wander(chance(seed + index), 60);
        if (index === 1) branch.nextDay();
        const allow = refuseWrites(table, to, one);
        let tables = openReportTables({ folder });
        try {
          while (tables.followOn());
        } catch (error) {
          expect(String(error)).toContain('broken off');
          refusals += 1;
        }
        // After an error the same one goes on, after a kill another.
        if (reopens) {
          tables.close();
          tables = openReportTables({ folder });
        }
        allow();
        while (tables.followOn());
        tables.close();
      }
      expect(verify(folder)).toMatchObject({ ok: true, value: { events: branch.state.clock } });
    }),
    { numRuns: 8 },
  );
  expect(refusals).toBeGreaterThan(5);
}, 60_000);

test('TABLES-1: on a full disk following stops, and goes on once there is room', () => {
  catchUpReports({ folder });
  branch.wander(chance(5), 1_500);
  const small = openReportTables({ folder, maxPages: 60 });
  expect(() => {
    while (small.followOn());
  }).toThrow('full');
  expect(small.clock).toBeLessThan(branch.state.clock);
  small.close();
  expect(catchUpReports({ folder })).toBe(branch.state.clock);
  expect(verify(folder)).toMatchObject({ ok: true });
});

test('TABLES-2: made anew they are the same', () => {
  branch.wander(chance(11), 600);
  catchUpReports({ folder });
  branch.wander(chance(12), 200);
  catchUpReports({ folder });
  const kept = content();
  expect(rebuildReportTables({ folder })).toEqual({ events: branch.state.clock });
  expect(content()).toEqual(kept);
});

/** Every row that says something of visits and counters; not what only says where in the log it came from. */
function figures(): unknown {
  const file = new Database(reportsFile(folder), { readonly: true });
  const tables = ['visits', 'known_visits', 'steps', 'intervals', 'escalations', 'counter_intervals'];
  const rows = tables.map((name) => [name, file.prepare(`SELECT * FROM ${name} ORDER BY 1, 2, 3`).all()]);
  file.close();
  return rows;
}

test('TABLES-6: what was taken back is in no row: the tables are those of before it', () => {
  const taken = new Set<string>();
  for (let round = 0; round < 900; round += 1) {
    catchUpReports({ folder });
    const before = figures();
    const { clock } = branch.state;
    branch.wander(chance(1_000 + round), 1);
    const fresh = [...branch.state.actions].filter(([, { parts }]) =>
      parts.every(({ clocks }) => clocks.every((one) => one > clock)),
    );
    for (const [counterId, { parts }] of fresh) {
      catchUpReports({ folder });
      expect(figures()).not.toEqual(before);
      branch.do({ type: 'undo', counterId });
      for (const { did } of parts) taken.add(did);
      catchUpReports({ folder });
      expect(figures()).toEqual(before);
    }
    // Nine in ten go on from there, or nothing would ever come about.
    if (round % 10 !== 0) branch.wander(chance(5_000 + round), 2);
  }
  catchUpReports({ folder });
  expect([...taken].toSorted()).toEqual(COUNTER_ACTIONS.filter((did) => did !== 'abandon').toSorted());
  expect(verify(folder)).toMatchObject({ ok: true });
}, 60_000);

test('TABLES-2: while one process keeps them another neither follows nor makes them anew', () => {
  const tables = openReportTables({ folder });
  expect(() => rebuildReportTables({ folder })).toThrow('A branch is running');
  while (tables.followOn());
  tables.close();
  expect(verify(folder)).toMatchObject({ ok: true });
});

test('TABLES-2: tables that are damaged, of another log or of another program are thrown away and made anew', () => {
  branch.wander(chance(13), 300);
  catchUpReports({ folder });
  const kept = content();
  const whole = readFileSync(reportsFile(folder));
  const change = (sql: string) => {
    const file = new Database(reportsFile(folder));
    file.exec(sql);
    file.close();
  };
  const spoil: readonly (() => void)[] = [
    () => writeFileSync(reportsFile(folder), 'not a database at all'),
    () => writeFileSync(reportsFile(folder), ''),
    () => writeFileSync(reportsFile(folder), whole.subarray(0, 4_096)),
    () => change('PRAGMA application_id = 1'),
    () => change('UPDATE followed SET log_hash = zeroblob(32)'),
    () => change('DELETE FROM followed'),
    () => change(`UPDATE followed SET seq = ${branch.state.clock + 7}`),
  ];
  for (const spoilt of spoil) {
    spoilt();
    catchUpReports({ folder });
    expect(content()).toEqual(kept);
  }
  removeReportTables(folder);
  catchUpReports({ folder });
  expect(content()).toEqual(kept);
});
