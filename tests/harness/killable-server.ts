import { wallClock } from '@foyer/basics';
import { startBranch } from '@foyer/branch-server';
import { pino } from 'pino';
import { roomyBranch, testSettings } from './test-branch.ts';

/**
 * A branch server as a process of its own, to be killed: `node killable-server.ts FOLDER [COMMITS]`. With COMMITS it
 * kills itself right after that many commits, before any of their replies has left.
 */
const [folder = '', commits] = process.argv.slice(2);
const started = await startBranch({
  settings: { ...testSettings(folder), branch: roomyBranch },
  clock: wallClock,
  log: pino({ level: 'silent' }),
});
if (!started.ok) throw new Error(started.error);
const branch = started.value;
const { runner } = branch.context;
const before = runner.state.clock;
if (runner.state.branch.kind === 'closed') {
  await runner.submit({
    commandId: crypto.randomUUID() as Parameters<typeof runner.submit>[0]['commandId'],
    actor: { kind: 'system' },
    command: { type: 'open-branch' },
    requestHash: '',
    reply: () => null,
  });
}
if (commits !== undefined) {
  let left = Number(commits);
  // Subscribers hear of a commit before its commands are answered.
  runner.subscribe(() => {
    left -= 1;
    if (left <= 0) process.kill(process.pid, 'SIGKILL');
  });
}
const listening = await branch.listen();
if (!listening.ok) throw new Error(listening.error);
process.on('SIGTERM', () => void branch.close().then(() => process.exit(0)));
process.send?.({ address: listening.value, clock: before });
