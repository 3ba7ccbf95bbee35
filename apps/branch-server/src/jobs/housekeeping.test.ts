import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BranchDay, type CommandId, type Instant, manualClock, type TextRef, type VisitId } from '@foyer/basics';
import { decide, initialState } from '@foyer/queue-core';
import { openStore } from '@foyer/store';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Housekeeping } from './housekeeping.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z') as Instant;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A branch's data with what people have said, and the job that keeps them in order. */
function kept() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const folder = mkdtempSync(path.join(tmpdir(), 'foyer-housekeeping-'));
  const opened = openStore({ folder, now: () => NOW });
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  const job = new Housekeeping({
    store,
    runner: { state: initialState },
    clock: manualClock(NOW),
    log: pino({ level: 'silent' }),
  });
  onTestFinished(() => {
    job.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
    vi.useRealTimers();
  });
  /** So many people, each with a contact and a note; their names. */
  const save = (what: string, many: number, at: Instant) => {
    const names = Array.from({ length: many }, (_, index) => `${what} ${index} Lovelace`);
    for (const name of names) {
      store.batch(() => {
        store.saveContact({ visitId: name.slice(0, -9) as VisitId, name, phone: `phone of ${name}`, at });
        const text = `${name} waits outside${', still'.repeat(name.length * 10)}`;
        store.saveText({ ref: name.slice(0, -9) as TextRef, kind: 'note', visitId: null, text, at });
      });
    }
    return names;
  };
  /** What of these names is on the disk, whatever the file. */
  const onDisk = (...names: readonly string[]) => {
    const bytes = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'latin1'));
    return names.filter((name) => bytes.some((text) => text.includes(name)));
  };
  return { folder, store, job, save, onDisk };
}

/** The receipt of somebody's erasure, as the log has it. */
function erasure(contacts: readonly VisitId[], texts: readonly TextRef[]) {
  const command = {
    type: 'erase-customer',
    by: 'name',
    visitIds: [...contacts],
    contacts,
    texts,
    customers: [],
  } as const;
  const decided = decide(initialState, command, {
    now: NOW,
    today: '2026-03-02' as BranchDay,
    actor: { kind: 'system' },
    commandId: 'erase' as CommandId,
    newId: () => 'id',
  });
  if (!decided.ok) throw new Error(decided.error.code);
  return decided.value;
}

test('PRIVACY-9: what was erased is off the disk at the next quiet moment, free pages included', () => {
  const { folder, store, job, save, onDisk } = kept();
  job.start();
  const gone = save('Ada', 200, NOW);
  const here = save('Ana', 20, NOW);
  const ids = gone.map((name) => name.slice(0, -9));
  store.batch(() => store.erase({ contacts: ids as VisitId[], texts: ids as TextRef[], customers: [] }));
  expect(onDisk(...gone)).toHaveLength(200);
  job.follow({ events: erasure(ids as VisitId[], ids as TextRef[]) });
  vi.advanceTimersByTime(MINUTE);
  expect(onDisk(...gone)).toEqual([]);
  expect(onDisk(...here)).toEqual(here);
  // The header says how many pages are free.
  expect(readFileSync(path.join(folder, 'branch.sqlite')).readUInt32BE(36)).toBe(0);
});

test('PRIVACY-9: a branch that is never quiet has it off the disk within a quarter of an hour', () => {
  const { job, save, onDisk } = kept();
  const gone = save('Ada', 50, (NOW - 91 * DAY) as Instant);
  job.start();
  for (let second = 0; second < 15 * 60; second += 1) {
    job.follow({ events: [] });
    vi.advanceTimersByTime(1_000);
  }
  expect(onDisk(...gone)).toEqual([]);
});
