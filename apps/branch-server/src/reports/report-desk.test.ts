import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BranchDay, wallClock } from '@foyer/basics';
import { openStore } from '@foyer/store';
import { pino } from 'pino';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { startWorker } from '../workers/worker-process.ts';
import { ReportDesk } from './report-desk.ts';

const day = { from: '2026-03-02' as BranchDay, to: '2026-03-02' as BranchDay };

afterEach(() => vi.useRealTimers());

const startReal = (folder: string) => startWorker(new URL('./report-worker.ts', import.meta.url), { folder });
const startDying = () =>
  spawn(process.execPath, ['-e', 'process.exit(1)'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

/** A desk over an empty branch, and the workers that it has started so far. */
function desk(start: (folder: string) => ChildProcess = startReal) {
  const folder = mkdtempSync(path.join(tmpdir(), 'foyer-desk-'));
  const opened = openStore({ folder, now: () => wallClock.now() });
  if (!opened.ok) throw new Error(opened.error.message);
  opened.value.close();
  const workers: ChildProcess[] = [];
  const made = new ReportDesk({
    folder,
    clock: wallClock,
    log: pino({ level: 'silent' }),
    spawn: () => {
      const worker = start(folder);
      workers.push(worker);
      return worker;
    },
  });
  onTestFinished(async () => {
    await made.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { desk: made, workers };
}

test('PERF-3: a worker for reports stands ready before the first one is asked for, and makes it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { desk: reports, workers } = desk();
  reports.keepReady();
  expect(workers.length).toBe(0);
  vi.advanceTimersByTime(3_000);
  expect(workers.length).toBe(1);
  await reports.prepare();
  expect((await reports.run('days', day)).items).toEqual([]);
  expect(workers.length).toBe(1);
});

test('PERF-3: a worker for reports that dies is replaced, ever more slowly', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { desk: reports, workers } = desk(startDying);
  reports.keepReady();
  vi.advanceTimersByTime(3_000);
  for (const pause of [1_000, 2_000, 4_000]) {
    const before = workers.length;
    const last = workers.at(-1);
    if (last === undefined) throw new Error('No worker was started');
    await once(last, 'close');
    vi.advanceTimersByTime(pause - 1);
    expect(workers.length).toBe(before);
    vi.advanceTimersByTime(1);
    expect(workers.length).toBe(before + 1);
  }
});

test('PERF-3: what a dying worker was asked is refused; the next report gets a new one', async () => {
  const { desk: reports, workers } = desk();
  await reports.prepare();
  // Asked, but not at work on it.
  workers[0]?.kill('SIGSTOP');
  const asked = reports.run('days', day);
  const refused = expect(asked).rejects.toThrow('The report could not be made.');
  workers[0]?.kill('SIGKILL');
  await refused;
  expect((await reports.run('days', day)).items).toEqual([]);
  expect(workers.length).toBe(2);
});

test('PERF-3: a desk that is closed starts no worker', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { desk: reports, workers } = desk();
  reports.keepReady();
  await reports.close();
  vi.advanceTimersByTime(100_000);
  expect(workers.length).toBe(0);
});
