import { readFileSync, writeFileSync } from 'node:fs';
import {
  COUNTER_ACTIONS,
  type CounterAction,
  type CounterId,
  type CustomerRef,
  type ServiceId,
  type VisitId,
} from '@foyer/basics';
import type { Command } from '@foyer/queue-core';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { folder, store, storeForEachTest } from '../testing/kept-store.ts';
import { chance, TestBranch } from '../testing/test-branch.ts';
import { verify } from '../verify.ts';
import {
  catchUpReports,
  openReportTables,
  rebuildReportTables,
  removeReportTables,
  reportsFile,
} from './report-tables.ts';

storeForEachTest();

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

/** Every event is an entry: writing one of three is refused whatever happens. */
const SURE = [0, 1, 2].map((one) => ({ table: 'entries', to: 'INSERT', one, reopens: one === 1 }) as const);

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
    { numRuns: 8, examples: [[1, SURE]] },
  );
  expect(refusals).toBeGreaterThanOrEqual(SURE.length);
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

const counterId = 'counter-1' as CounterId;

/** From where an agent does what with a visit at the counter. */
const ACTIONS: { readonly [A in CounterAction]: readonly CounterAction[] } = {
  call: [],
  start: ['call'],
  finish: ['call', 'start'],
  'no-show': ['call'],
  hold: ['call', 'start'],
  resume: ['call', 'start', 'hold'],
  return: ['call', 'start'],
  transfer: ['call', 'start'],
  cancel: ['call'],
  plan: ['call', 'start'],
  'walk-direct': [],
};

/** What is done with a visit, as a command. */
function commandOf(did: CounterAction, visitId: VisitId): Command {
  switch (did) {
    case 'call':
      return { type: 'call-visit', counterId, visitId };
    case 'resume':
      return { type: 'resume', counterId, visitId };
    case 'hold':
      return { type: 'hold', visitId, reason: 'form-to-fill' };
    case 'plan':
      return { type: 'add-service', visitId, serviceId: 'loans' as ServiceId };
    case 'walk-direct':
      return { type: did, counterId, serviceId: 'loans' as ServiceId };
    case 'transfer':
      return {
        type: 'transfer',
        visitId,
        target: { to: 'service', serviceId: 'loans' as ServiceId },
        position: 'last',
      };
    default:
      return { type: did, visitId };
  }
}

test('TABLES-6, DIRECT-2: what was taken back is in no row: the tables are those of before it', () => {
  const tables = openReportTables({ folder });
  const file = new Database(reportsFile(folder), { readonly: true });
  const names = ['visits', 'known_visits', 'steps', 'intervals', 'escalations', 'counter_intervals'];
  /** Every row that says something of visits and counters; a visit's version alone never goes back. */
  const figures = () => {
    while (tables.followOn());
    return names.map((name) =>
      file
        .prepare<[], object>(`SELECT * FROM ${name} ORDER BY 1, 2, 3`)
        .all()
        .map((row) => ({ ...row, version: null })),
    );
  };
  branch.wander(chance(31), 300);
  branch.nextDay();
  branch.try({ type: 'resume-service', serviceId: 'cash' as ServiceId });
  branch.try({ type: 'resume-service', serviceId: 'loans' as ServiceId });
  for (const did of COUNTER_ACTIONS) {
    const { id } = branch.issue('cash', { customerRef: `customer of ${did}` as CustomerRef });
    branch.seconds(7);
    for (const before of ACTIONS[did]) branch.do(commandOf(before, id));
    branch.do({ type: 'escalate', visitId: id, reason: 'approval' });
    const before = figures();
    branch.seconds(11);
    branch.do(commandOf(did, id));
    // What is planned is in no figure until it is reached.
    if (did !== 'plan') expect(figures()).not.toEqual(before);
    branch.seconds(13);
    branch.do({ type: 'undo', counterId });
    expect(figures()).toEqual(before);
    branch.do({ type: 'end-day' });
    branch.nextDay();
  }
  file.close();
  tables.close();
  expect(verify(folder)).toMatchObject({ ok: true });
});

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
