import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { followLive } from '../harness/live-follower.ts';
import { pairedKiosk, startServerProcess } from '../harness/server-process.ts';
import { startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

let branch: TestBranch | null = null;
afterEach(async () => {
  await branch?.close();
  branch = null;
});

test('REPLY-1: a server that dies while it tells of a change has answered the command', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-replies-'));
  try {
    const token = await pairedKiosk(folder);
    for (const commits of [1, 3]) {
      const server = await startServerProcess(folder, { death: { moment: 'published', commits } });
      const replies: (number | undefined)[] = [];
      for (let issued = 0; issued < commits; issued += 1) {
        const reply = await server.post('/tickets', { serviceId: 'cash' }, crypto.randomUUID(), token);
        replies.push(reply?.status);
      }
      await server.gone;
      expect(replies).toEqual(Array.from({ length: commits }, () => 201));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);

test('REPLY-2: a subscriber that fails keeps nothing from the caller, nor from the screens', async () => {
  branch = await startTestBranch();
  const { runner } = branch.branch.context;
  const clocks: number[] = [];
  runner.subscribe(() => {
    throw new Error('this one fails');
  });
  runner.subscribe(({ before, after }) => void clocks.push(before.clock, after.clock));
  const { token } = await branch.pair('screen');
  const screen = followLive(branch.address, { token });
  const supervisor = await branch.signIn('supervisor');
  await screen.follow('signage:hall');
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => supervisor.call('issueTicket', { body: { serviceId: 'cash' } })),
  );
  expect(replies.every(({ ok }) => ok)).toBe(true);
  value(await supervisor.call('openCounter', { params: { counterId: 'counter-1' } }));
  const called = value(await supervisor.call('callNext', { params: { counterId: 'counter-1' } }));
  await expect
    .poll(() => screen.records('signage:hall').filter(({ kind }) => kind === 'call'))
    .toMatchObject([{ number: called.visit.number, pending: true }]);
  expect(clocks.at(-1)).toBe(called.clock);
  for (let next = 1; next < clocks.length - 1; next += 2) expect(clocks[next + 1]).toBe(clocks[next]);
  screen.close();
});
