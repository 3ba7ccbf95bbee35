import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CommandId } from '@foyer/basics';
import type { Command } from '@foyer/queue-core';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startBranch } from '../branch.ts';
import type { CommandRunner } from '../runner/command-runner.ts';
import { demoBranch } from '../settings/demo-branch.ts';

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
      branch: demoBranch,
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

/** Many events in few commits: all services are suspended and taken up again, and once more. */
async function untilClock({ runner }: { readonly runner: CommandRunner }, clock: number): Promise<void> {
  const carryOut = carryingOut(runner);
  const ids = demoBranch.services.map(({ id }) => id);
  const round = () => [
    ...ids.map((serviceId) => carryOut({ type: 'suspend-service', serviceId, reason: 'no-staff' })),
    ...ids.map((serviceId) => carryOut({ type: 'resume-service', serviceId })),
  ];
  while (runner.state.clock < clock) await Promise.all([round(), round(), round(), round(), round()].flat());
}

test('PERF-9: a snapshot that is due after many events waits for a quiet moment, and is kept then', async () => {
  const branch = await startedBranch();
  await carryingOut(branch.runner)({ type: 'open-branch' });
  await untilClock(branch, 20_100);
  expect(branch.store.load().replayed).toBeGreaterThan(20_000);
  await vi.waitFor(() => expect(branch.store.load().replayed).toBe(0), { timeout: 40_000, interval: 100 });
}, 60_000);

test('PERF-9: a branch that is never quiet keeps a snapshot all the same', async () => {
  const branch = await startedBranch();
  await carryingOut(branch.runner)({ type: 'open-branch' });
  await untilClock(branch, 41_000);
  // A machine that stalls may have made a quiet moment of it, and the one snapshot come earlier.
  expect(branch.store.load().replayed).toBeLessThan(40_500);
}, 60_000);

test('PERF-9: the snapshot of a day’s end is kept though the next day begins at once', async () => {
  const { runner, store } = await startedBranch();
  const carryOut = carryingOut(runner);
  await carryOut({ type: 'open-branch' });
  await carryOut({ type: 'end-day' });
  await carryOut({ type: 'open-branch' });
  await vi.waitFor(() => expect(store.load().replayed).toBeLessThan(2), { timeout: 40_000, interval: 20 });
}, 60_000);
