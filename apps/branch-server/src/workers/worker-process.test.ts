import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wallClock } from '@foyer/basics';
import { openStore } from '@foyer/store';
import { expect, onTestFinished, test, vi } from 'vitest';
import { endWorker, startWorker, tellWorker } from './worker-process.ts';

const codeOf = (name: string) => new URL(`./testing/${name}.ts`, import.meta.url);

function started(name: string, setup: unknown): ChildProcess {
  const worker = startWorker(codeOf(name), setup);
  onTestFinished(() => endWorker(worker));
  return worker;
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
    const worker = started('busy', { folder });
    expect(await once(worker, 'message')).toEqual(['busy', undefined]);
    await endWorker(worker);
    expect(worker.signalCode).toBe('SIGKILL');
    await endWorker(worker);
  }
});

test('PERF-11: what a worker is told arrives in order, also before it has begun, and a gone one breaks nothing', async () => {
  const worker = started('echo', null);
  const heard: unknown[] = [];
  worker.on('message', (message) => heard.push(message));
  const told = [new Map([['a', 1]]), { at: new Date(0), none: undefined }, 'last'];
  for (const message of told) tellWorker(worker, message);
  await vi.waitFor(() => expect(heard).toEqual([worker.pid, ...told]), 10_000);
  await endWorker(worker);
  tellWorker(worker, 'too late');
  expect(heard).toHaveLength(4);
});

test('PERF-12: a signal that reaches every process of a server is the server’s to take', async () => {
  const worker = started('echo', null);
  await once(worker, 'message');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) worker.kill(signal);
  tellWorker(worker, 'still there?');
  expect((await once(worker, 'message'))[0]).toBe('still there?');
});

test('PERF-12: a worker ends with its server, also with one that was killed', async () => {
  const server = fork(codeOf('server'), { execArgv: [] });
  onTestFinished(() => void server.kill('SIGKILL'));
  const [pid] = await once(server, 'message');
  expect(isAlive(Number(pid))).toBe(true);
  server.kill('SIGKILL');
  await vi.waitFor(() => expect(isAlive(Number(pid))).toBe(false), 10_000);
});
