import { type Instant, scaledClock } from '@foyer/basics';
import { startBranch } from '@foyer/branch-server';
import { bankHours, daily } from '@foyer/configuration/testing/bank';
import { pino } from 'pino';
import { testSettings } from './test-branch.ts';

/**
 * A branch server that opens every morning at nine, as a process of its own whose clock begins at an instant:
 * `node timed-server.ts FOLDER INSTANT [COMMITS]`. With COMMITS it kills itself at that many, before anybody is told.
 */
const [folder = '', start = '', commits] = process.argv.slice(2);
let left = commits === undefined ? Number.POSITIVE_INFINITY : Number(commits);
const settings = testSettings(folder);
if (settings.branch === undefined) throw new Error('The demo has a branch');
const hours = { ...bankHours, services: [], exceptions: [], weekly: daily({ from: '09:00', until: '17:00' }) };
const started = await startBranch({
  settings: { ...settings, branch: { ...settings.branch, timeZone: 'UTC', hours } },
  clock: scaledClock(Date.parse(start) as Instant, 1),
  log: pino({ level: 'silent' }),
  onCommit: () => {
    left -= 1;
    if (left <= 0) process.kill(process.pid, 'SIGKILL');
  },
});
if (!started.ok) throw new Error(started.error);
const branch = started.value;
process.on('SIGTERM', () => void branch.close().then(() => process.exit(0)));
process.send?.({ branch: branch.context.runner.state.branch.kind });
