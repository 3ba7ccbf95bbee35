import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wallClock } from '@foyer/basics';
import { openStore } from '@foyer/store';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type WorkerEnd, WorkerProcess } from './worker-process.ts';

const patience = { timeout: 10_000, interval: 10 };
const codeOf = (name: string) => new URL(`./testing/${name}.ts`, import.meta.url);

/** A worker, what it has said, and how it ended. */
function started(name: string, setup: unknown = null) {
  const heard: unknown[] = [];
  const ends: WorkerEnd[] = [];
  const worker = new WorkerProcess({
    file: codeOf(name),
    setup,
    onAnswer: (answer) => heard.push(answer),
    onEnd: (end) => ends.push(end),
  });
  onTestFinished(() => worker.end());
  const hears = (answers: readonly unknown[]) => vi.waitFor(() => expect(heard).toEqual(answers), patience);
  return { worker, heard, ends, hears };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('PERF-11: a worker can be ended in the midst of the database’s work, time after time', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'foyer-worker-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const opened = openStore({ folder, now: () => wallClock.now() });
  if (!opened.ok) throw new Error(opened.error.message);
  opened.value.close();
  for (let round = 0; round < 10; round += 1) {
    const { worker, ends, hears } = started('busy', { folder });
    await hears(['busy']);
    await worker.end();
    expect(ends).toEqual([{ code: null, signal: 'SIGKILL', err: null }]);
    await worker.end();
  }
});

test('PERF-11: what a worker is told arrives in order, also before it has begun, and a gone one breaks nothing', async () => {
  const { worker, heard, hears } = started('echo');
  const told = [new Map([['a', 1]]), { at: new Date(0), none: undefined }, 'last'];
  for (const message of told) worker.tell(message);
  await hears([worker.pid, ...told]);
  await worker.end();
  worker.tell('too late');
  expect(heard).toHaveLength(4);
});

test.for([
  ['is not there', '/nowhere/node'],
  ['can’t even be asked for', 'no\0de'],
])('PERF-13: a worker whose program %s has ended, and says why', async ([, program = '']) => {
  const real = process.execPath;
  onTestFinished(() => void Object.assign(process, { execPath: real }));
  process.execPath = program;
  const { worker, ends } = started('echo');
  expect(ends).toEqual([]);
  worker.tell('anything');
  await vi.waitFor(() => expect(ends).toHaveLength(1), patience);
  expect(ends).toEqual([{ code: null, signal: null, err: expect.any(Error) }]);
  await worker.end();
  expect(worker.pid).toBeNull();
});

test('PERF-13: a worker that dies says how', async () => {
  const { ends } = started('dying');
  await vi.waitFor(() => expect(ends).toEqual([{ code: 3, signal: null, err: null }]), patience);
});

test('PERF-12: a signal that reaches every process of a server is the server’s to take', async () => {
  const { worker, hears } = started('echo');
  await hears([worker.pid]);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(worker.pid ?? 0, signal);
  worker.tell('still there?');
  await hears([worker.pid, 'still there?']);
});

test('PERF-12: a worker ends with its server, also with one that was killed', async () => {
  const server = fork(codeOf('server'), { execArgv: [] });
  onTestFinished(() => void server.kill('SIGKILL'));
  const [pid] = await once(server, 'message');
  expect(isAlive(Number(pid))).toBe(true);
  server.kill('SIGKILL');
  await vi.waitFor(() => expect(isAlive(Number(pid))).toBe(false), patience);
});
