import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BranchDay, wallClock } from '@foyer/basics';
import { openStore, verify } from '@foyer/store';
import { pino } from 'pino';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { farTooMuch, morning } from '../estimates/testing/morning.ts';
import { WorkerProcess } from '../workers/worker-process.ts';
import type { ReportWorker } from './report-process.ts';
import { ReportQueue } from './report-queue.ts';

const day = { from: '2026-03-02' as BranchDay, to: '2026-03-02' as BranchDay };

afterEach(() => vi.useRealTimers());

/** A queue over an empty branch, the workers that it has started so far, and the end of each. */
function queue({ code }: { readonly code?: string } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'foyer-reports-'));
  const opened = openStore({ folder, now: () => wallClock.now() });
  if (!opened.ok) throw new Error(opened.error.message);
  opened.value.close();
  const workers: ReportWorker[] = [];
  const ends: Promise<void>[] = [];
  const made = new ReportQueue({
    folder,
    clock: wallClock,
    logClock: () => 0,
    log: pino({ level: 'silent' }),
    startWorker: ({ file, onEnd, ...rest }) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      ends.push(promise);
      const worker: ReportWorker = new WorkerProcess({
        ...rest,
        file: code === undefined ? file : new URL(code, import.meta.url),
        onEnd: (end) => {
          onEnd(end);
          resolve();
        },
      });
      workers.push(worker);
      return worker;
    },
  });
  onTestFinished(async () => {
    await made.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { queue: made, folder, workers, ends };
}

test('PERF-3: a worker for reports stands ready before the first one is asked for, and makes it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { queue: reports, workers } = queue();
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
  const { queue: reports, workers, ends } = queue({ code: '../workers/testing/dying.ts' });
  reports.keepReady();
  vi.advanceTimersByTime(3_000);
  for (const pause of [1_000, 2_000, 4_000]) {
    const before = workers.length;
    await ends[before - 1];
    vi.advanceTimersByTime(pause - 1);
    expect(workers.length).toBe(before);
    vi.advanceTimersByTime(1);
    expect(workers.length).toBe(before + 1);
  }
});

test('PERF-3: what a dying worker was asked is refused; the next report gets a new one', async () => {
  const { queue: reports, workers } = queue();
  await reports.prepare();
  // Asked, but not at work on it.
  process.kill(workers[0]?.pid ?? 0, 'SIGSTOP');
  const asked = reports.run('days', day);
  const refused = expect(asked).rejects.toThrow('The report could not be made.');
  await workers[0]?.end();
  await refused;
  expect((await reports.run('days', day)).items).toEqual([]);
  expect(workers.length).toBe(2);
});

test('PERF-3: a queue that is closed starts no worker', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { queue: reports, workers } = queue();
  reports.keepReady();
  await reports.close();
  vi.advanceTimersByTime(100_000);
  expect(workers.length).toBe(0);
});

test('TABLES-1: a worker that is killed again and again leaves the tables as the log leads to them', async () => {
  const { queue: reports, folder, workers } = queue();
  const opened = openStore({ folder, now: () => wallClock.now() });
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  const { steps } = morning(farTooMuch);
  for (const [index, { before, event, after }] of steps.entries()) {
    store.batch(() => store.append(before, event, after));
    reports.follow();
    if (index % 25 !== 24) continue;
    await reports.prepare();
    // At any moment: nothing is waited for.
    const killed = workers.at(-1)?.end();
    await Promise.allSettled([killed, reports.run('days', day)]);
  }
  expect((await reports.run('days', day)).items).toMatchObject([{ tickets: 18 }]);
  store.close();
  expect(workers.length).toBeGreaterThan(3);
  expect(verify(folder)).toMatchObject({ ok: true, value: { events: steps.length } });
});
