import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CommandId, ServiceId } from '@foyer/basics';
import type { Command } from '@foyer/queue-core';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startBranch } from '../branch.ts';
import type { CommandRunner } from '../runner/command-runner.ts';
import { demoBranch } from '../settings/demo-branch.ts';

const SERVICE = 'cash' as ServiceId;

async function startedBranch() {
  const folder = mkdtempSync(path.join(tmpdir(), 'foyer-snapshots-'));
  const started = await startBranch({
    log: pino({ level: 'silent' }),
    settings: {
      port: 0,
      host: '127.0.0.1',
      dataFolder: folder,
      logLevel: 'warn',
      rateLimits: { anonymousPerMinute: 60, knownPerMinute: 60, keyPerMinute: 60 },
      staff: [],
      demo: true,
      serveApps: false,
      branch: {
        ...demoBranch,
        series: demoBranch.series.map((series) => ({ ...series, last: 9_999, width: 4 })),
        services: demoBranch.services.map((service) => ({ ...service, maxWaiting: 10_000 })),
      },
    },
  });
  if (!started.ok) throw new Error(started.error);
  onTestFinished(async () => {
    await started.value.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return started.value.context;
}

/** Carries out commands of the branch itself, which must be accepted. */
function carryingOut(runner: CommandRunner) {
  return async (command: Command) => {
    const commandId = crypto.randomUUID() as CommandId;
    const answer = await runner.submit({
      commandId,
      actor: { kind: 'system' },
      command,
      requestHash: '',
      reply: () => null,
    });
    expect(answer).toMatchObject({ ok: true });
  };
}

test('PERF-9: a snapshot that is due after many events waits for a quiet moment, and is kept then', async () => {
  const { runner, store } = await startedBranch();
  const carryOut = carryingOut(runner);
  await carryOut({ type: 'open-branch' });
  const issue = () => carryOut({ type: 'issue-ticket', serviceId: SERVICE, channel: 'kiosk', printing: false });
  while (runner.state.clock < 5_100) await Promise.all(Array.from({ length: 200 }, issue));
  expect(store.load().replayed).toBeGreaterThan(5_000);
  await vi.waitFor(() => expect(store.load().replayed).toBe(0), { timeout: 40_000, interval: 100 });
}, 60_000);

test('PERF-9: a branch that is never quiet keeps a snapshot all the same', async () => {
  const { runner, store } = await startedBranch();
  const carryOut = carryingOut(runner);
  await carryOut({ type: 'open-branch' });
  // All services at once, so that so many events are few commits.
  const suspendAndResume = async () => {
    const ids = demoBranch.services.map(({ id }) => id);
    await Promise.all(ids.map((serviceId) => carryOut({ type: 'suspend-service', serviceId, reason: 'no-staff' })));
    await Promise.all(ids.map((serviceId) => carryOut({ type: 'resume-service', serviceId })));
  };
  while (runner.state.clock < 11_000) await suspendAndResume();
  // A machine that stalls may have made a quiet moment of it, and the one snapshot come earlier.
  expect(store.load().replayed).toBeLessThan(10_500);
});

test('PERF-9: the snapshot of a day’s end is kept though the next day begins at once', async () => {
  const { runner, store } = await startedBranch();
  const carryOut = carryingOut(runner);
  await carryOut({ type: 'open-branch' });
  await carryOut({ type: 'end-day' });
  await carryOut({ type: 'open-branch' });
  await vi.waitFor(() => expect(store.load().replayed).toBeLessThan(2), { timeout: 40_000, interval: 20 });
}, 60_000);
